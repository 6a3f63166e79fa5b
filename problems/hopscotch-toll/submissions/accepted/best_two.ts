/**
 * For each stone the cheapest way to it and the cheapest that ends with another hop are enough: whatever
 * hop comes next, one of the two may be continued by it.
 */
function cheapestWay(tolls: number[], reach: number): number {
  const size = tolls.length
  const best = new Float64Array(size).fill(Infinity)
  const bestHop = new Int32Array(size)
  const second = new Float64Array(size).fill(Infinity)
  best[0] = 0
  for (let stone = 1; stone < size; stone++) {
    for (let hop = 1; hop <= reach && hop <= stone; hop++) {
      const from = stone - hop
      const cost = tolls[stone] + (bestHop[from] === hop ? second[from] : best[from])
      if (cost < best[stone]) {
        second[stone] = best[stone]
        best[stone] = cost
        bestHop[stone] = hop
      } else if (cost < second[stone]) second[stone] = cost
    }
  }
  return best[size - 1] === Infinity ? -1 : best[size - 1]
}
