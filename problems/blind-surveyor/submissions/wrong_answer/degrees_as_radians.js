function farthest(turns, steps) {
  let [heading, east, north, best] = [0, 0, 0, 0]
  for (let at = 0; at < turns.length; at++) {
    heading += turns[at]
    east += steps[at] * Math.sin(heading)
    north += steps[at] * Math.cos(heading)
    best = Math.max(best, Math.hypot(east, north))
  }
  return best
}
