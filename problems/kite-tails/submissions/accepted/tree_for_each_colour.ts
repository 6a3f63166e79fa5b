/** For each colour a Fenwick tree tells the best line that ends with it and a tail below a given length. */
function brightestLine(lengths: number[], colours: number[], sparkle: number[]): number {
  const SIZE = 40_001
  const COLOURS = 10
  const trees = Array.from({ length: COLOURS }, () => new Int32Array(SIZE))
  let brightest = 0
  for (let kite = 0; kite < lengths.length; kite++) {
    let best = 0
    for (let colour = 1; colour < COLOURS; colour++) {
      if (colour === colours[kite]) continue
      const tree = trees[colour]
      for (let at = lengths[kite] - 1; at > 0; at -= at & -at) if (tree[at] > best) best = tree[at]
    }
    best += sparkle[kite]
    if (best > brightest) brightest = best
    const tree = trees[colours[kite]]
    for (let at = lengths[kite]; at < SIZE; at += at & -at) if (tree[at] < best) tree[at] = best
  }
  return brightest
}
