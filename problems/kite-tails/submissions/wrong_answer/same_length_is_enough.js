function brightestLine(lengths, colours, sparkle) {
  const trees = Array.from({ length: 10 }, () => new Int32Array(40_001))
  let brightest = 0
  for (let kite = 0; kite < lengths.length; kite++) {
    let best = 0
    for (let colour = 1; colour < 10; colour++) {
      if (colour === colours[kite]) continue
      const tree = trees[colour]
      for (let at = lengths[kite]; at > 0; at -= at & -at) if (tree[at] > best) best = tree[at]
    }
    best += sparkle[kite]
    if (best > brightest) brightest = best
    const tree = trees[colours[kite]]
    for (let at = lengths[kite]; at <= 40_000; at += at & -at) if (tree[at] < best) tree[at] = best
  }
  return brightest
}
