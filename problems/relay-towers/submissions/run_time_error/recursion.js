/** Recurses once for each tower on the way, which is too deep for a long line. */
function longestRelay(heights) {
  const passes = (tower, next) => {
    if (next === heights.length) return 0
    return heights[next] > heights[tower] ? 1 + passes(next, next + 1) : passes(tower, next + 1)
  }
  return heights.reduce((longest, _, tower) => Math.max(longest, passes(tower, tower + 1)), 0)
}
