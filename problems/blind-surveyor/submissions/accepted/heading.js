/** The distance along a straight walk is largest at one of its ends. */
function farthest(turns, steps) {
  let heading = 0
  let east = 0
  let north = 0
  let best = 0
  for (let at = 0; at < turns.length; at++) {
    heading = (heading + turns[at]) % 360
    const angle = (heading * Math.PI) / 180
    east += steps[at] * Math.sin(angle)
    north += steps[at] * Math.cos(angle)
    best = Math.max(best, Math.hypot(east, north))
  }
  return best
}
