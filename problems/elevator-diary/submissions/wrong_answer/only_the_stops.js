function busiestFloor(moves) {
  const stops = new Map()
  let floor = 0
  for (const move of moves) {
    floor += move
    stops.set(floor, (stops.get(floor) ?? 0) + 1)
  }
  return [...stops].sort((a, b) => b[1] - a[1] || a[0] - b[0])[0][0]
}
