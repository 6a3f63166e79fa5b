/** Where the farthest house lies tells on which side the best place is, so the search halves the road. */
function shortestRange(houses: number[][]): number {
  let low = -1_000_000
  let high = 1_000_000
  let range = 0
  for (let round = 0; round < 60; round++) {
    const place = (low + high) / 2
    let farthest = -1
    let side = 0
    for (const [x, y] of houses) {
      const squared = (x - place) ** 2 + y * y
      if (squared <= farthest) continue
      farthest = squared
      side = x - place
    }
    range = Math.sqrt(farthest)
    if (side > 0) low = place
    else high = place
  }
  return range
}
