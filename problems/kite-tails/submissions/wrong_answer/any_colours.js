/** Lets kites of the same colour follow each other. */
function brightestLine(lengths, _colours, sparkle) {
  const tree = new Int32Array(40_001)
  let brightest = 0
  lengths.forEach((length, kite) => {
    let best = 0
    for (let at = length - 1; at > 0; at -= at & -at) best = Math.max(best, tree[at])
    best += sparkle[kite]
    brightest = Math.max(brightest, best)
    for (let at = length; at <= 40_000; at += at & -at) tree[at] = Math.max(tree[at], best)
  })
  return brightest
}
