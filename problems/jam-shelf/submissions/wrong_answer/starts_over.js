/** Begins an empty row where a flavour comes the third time. */
function longestRow(jars) {
  let count = new Map()
  let length = 0
  let longest = 0
  for (const flavour of jars) {
    if ((count.get(flavour) ?? 0) === 2) {
      count = new Map()
      length = 0
    }
    count.set(flavour, (count.get(flavour) ?? 0) + 1)
    longest = Math.max(longest, ++length)
  }
  return longest
}
