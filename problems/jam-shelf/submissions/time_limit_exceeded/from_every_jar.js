function longestRow(jars) {
  let longest = 0
  for (let from = 0; from < jars.length; from++) {
    const count = new Map()
    let to = from
    for (; to < jars.length && (count.get(jars[to]) ?? 0) < 2; to++)
      count.set(jars[to], (count.get(jars[to]) ?? 0) + 1)
    longest = Math.max(longest, to - from)
  }
  return longest
}
