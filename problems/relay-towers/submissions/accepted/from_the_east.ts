/** Read from the east, the towers that can still be seen form a rising stack. */
function longestRelay(heights: number[]): number {
  const seen: number[] = []
  const passes = new Int32Array(heights.length)
  let longest = 0
  for (let tower = heights.length - 1; tower >= 0; tower--) {
    while (seen.length > 0 && heights[seen[seen.length - 1]] <= heights[tower]) seen.pop()
    if (seen.length > 0) passes[tower] = passes[seen[seen.length - 1]] + 1
    longest = Math.max(longest, passes[tower])
    seen.push(tower)
  }
  return longest
}
