function shortestRange(houses) {
  const xs = houses.map(([x]) => x)
  const place = (xs.reduce((a, b) => Math.min(a, b)) + xs.reduce((a, b) => Math.max(a, b))) / 2
  return houses.reduce((range, [x, y]) => Math.max(range, Math.hypot(x - place, y)), 0)
}
