function busiestFloor(moves) {
  const seen = new Int32Array(200_001)
  let floor = 0
  for (const move of moves) {
    const to = floor + move
    const step = Math.sign(move)
    while (floor !== to) {
      floor += step
      seen[100_000 + floor]++
    }
  }
  let busiest = 0
  for (let at = 0; at < seen.length; at++) if (seen[at] > seen[busiest]) busiest = at
  return busiest - 100_000
}
