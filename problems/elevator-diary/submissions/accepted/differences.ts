/** A ride adds one to a stretch of floors: plus one at its lower end, minus one above its upper end. */
function busiestFloor(moves: number[]): number {
  const GROUND = 100_001
  const change = new Int32Array(2 * GROUND + 1)
  let floor = 0
  for (const move of moves) {
    const lowest = move > 0 ? floor + 1 : floor + move
    const highest = move > 0 ? floor + move : floor - 1
    change[GROUND + lowest]++
    change[GROUND + highest + 1]--
    floor += move
  }
  let busiest = 0
  let most = 0
  let seen = 0
  for (let at = 0; at < change.length; at++) {
    seen += change[at]
    if (seen > most) {
      most = seen
      busiest = at - GROUND
    }
  }
  return busiest
}
