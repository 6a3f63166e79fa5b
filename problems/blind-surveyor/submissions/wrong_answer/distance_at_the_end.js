function farthest(turns, steps) {
  let [heading, east, north] = [0, 0, 0]
  for (let at = 0; at < turns.length; at++) {
    heading += (turns[at] * Math.PI) / 180
    east += steps[at] * Math.sin(heading)
    north += steps[at] * Math.cos(heading)
  }
  return Math.hypot(east, north)
}
