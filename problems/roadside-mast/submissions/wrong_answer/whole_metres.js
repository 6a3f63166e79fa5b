/** Builds the mast only at whole metres. */
function shortestRange(houses) {
  const range = (place) =>
    houses.reduce((far, [x, y]) => Math.max(far, Math.hypot(x - place, y)), 0)
  let [low, high] = [-1_000_000, 1_000_000]
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    if (range(middle) <= range(middle + 1)) high = middle
    else low = middle + 1
  }
  return range(low)
}
