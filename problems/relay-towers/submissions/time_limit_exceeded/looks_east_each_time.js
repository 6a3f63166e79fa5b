function longestRelay(heights) {
  let longest = 0
  for (let start = 0; start < heights.length; start++) {
    let passes = 0
    let height = heights[start]
    for (let tower = start + 1; tower < heights.length; tower++) {
      if (heights[tower] <= height) continue
      height = heights[tower]
      passes++
    }
    longest = Math.max(longest, passes)
  }
  return longest
}
