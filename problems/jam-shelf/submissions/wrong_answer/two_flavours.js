/** Reads the rule as "at most two flavours". */
function longestRow(jars) {
  const count = new Map()
  let [from, longest] = [0, 0]
  for (let to = 0; to < jars.length; to++) {
    count.set(jars[to], (count.get(jars[to]) ?? 0) + 1)
    while (count.size > 2) {
      const left = count.get(jars[from]) - 1
      if (left === 0) count.delete(jars[from])
      else count.set(jars[from], left)
      from++
    }
    longest = Math.max(longest, to - from + 1)
  }
  return longest
}
