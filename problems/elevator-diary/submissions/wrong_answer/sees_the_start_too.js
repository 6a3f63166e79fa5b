function busiestFloor(moves) {
  const seen = new Int32Array(200_004)
  let floor = 0
  for (const move of moves) {
    const to = floor + move
    seen[100_001 + Math.min(floor, to)]++
    seen[100_002 + Math.max(floor, to)]--
    floor = to
  }
  let [busiest, most, sum] = [0, 0, 0]
  seen.forEach((change, at) => {
    sum += change
    if (sum > most) [most, busiest] = [sum, at - 100_001]
  })
  return busiest
}
