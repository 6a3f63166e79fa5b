function shortestRange(houses) {
  const range = (place) =>
    houses.reduce((far, [x, y]) => Math.max(far, Math.hypot(x - place, y)), 0)
  let least = Infinity
  for (const [ax, ay] of houses) {
    least = Math.min(least, range(ax))
    for (const [bx, by] of houses)
      if (ax !== bx)
        least = Math.min(least, range((bx * bx + by * by - ax * ax - ay * ay) / (2 * (bx - ax))))
  }
  return least
}
