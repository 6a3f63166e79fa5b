/** The piece from a letter round to the equal letter before it leaves out only the gap between the two. */
function longestPiece(ribbon: string): number {
  const size = ribbon.length
  const last = new Map<string, number>()
  let gap = size
  for (let at = 0; at < 2 * size; at++) {
    const letter = ribbon[at % size]
    const before = last.get(letter)
    if (before !== undefined) gap = Math.min(gap, at - before)
    last.set(letter, at)
  }
  return size + 1 - gap
}
