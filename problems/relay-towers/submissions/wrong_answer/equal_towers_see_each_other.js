function longestRelay(heights) {
  const seen = []
  const passes = []
  let longest = 0
  for (let tower = heights.length - 1; tower >= 0; tower--) {
    while (seen.length > 0 && heights[seen.at(-1)] < heights[tower]) seen.pop()
    passes[tower] = seen.length > 0 ? passes[seen.at(-1)] + 1 : 0
    longest = Math.max(longest, passes[tower])
    seen.push(tower)
  }
  return longest
}
