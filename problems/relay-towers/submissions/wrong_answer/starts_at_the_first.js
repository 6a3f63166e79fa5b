/** Only follows the message of the first tower. */
function longestRelay(heights) {
  let passes = 0
  let highest = heights[0] ?? 0
  for (const height of heights) {
    if (height <= highest) continue
    highest = height
    passes++
  }
  return passes
}
