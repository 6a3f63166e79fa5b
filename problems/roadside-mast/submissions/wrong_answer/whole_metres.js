/** Builds the mast only at whole metres. */
function shortestRange(houses) {
  const range = (place) => {
    let farthest = 0
    for (const [x, y] of houses) farthest = Math.max(farthest, (x - place) ** 2 + y * y)
    return Math.sqrt(farthest)
  }
  let [low, high] = [-1_000_000, 1_000_000]
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    if (range(middle) <= range(middle + 1)) high = middle
    else low = middle + 1
  }
  return range(low)
}
