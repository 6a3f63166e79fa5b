/** The row grows on the right; on the left it gives jars away until no flavour comes three times. */
function longestRow(jars) {
  const count = new Map()
  let from = 0
  let longest = 0
  for (let to = 0; to < jars.length; to++) {
    count.set(jars[to], (count.get(jars[to]) ?? 0) + 1)
    while ((count.get(jars[to]) ?? 0) > 2) {
      count.set(jars[from], (count.get(jars[from]) ?? 0) - 1)
      from++
    }
    longest = Math.max(longest, to - from + 1)
  }
  return longest
}
