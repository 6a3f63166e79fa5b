/** Tries each last hop with each hop before it. */
function cheapestWay(tolls, reach) {
  const size = tolls.length
  const cost = Array.from({ length: size }, () => new Array(reach + 1).fill(Infinity))
  cost[0][0] = 0
  for (let stone = 1; stone < size; stone++)
    for (let hop = 1; hop <= reach && hop <= stone; hop++)
      for (let before = 0; before <= reach; before++)
        if (before !== hop)
          cost[stone][hop] = Math.min(cost[stone][hop], cost[stone - hop][before] + tolls[stone])
  const least = Math.min(...cost[size - 1])
  return least === Infinity ? -1 : least
}
