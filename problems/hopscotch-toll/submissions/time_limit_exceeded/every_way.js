function cheapestWay(tolls, reach) {
  const walk = (stone, last) => {
    if (stone === 0) return 0
    let least = Infinity
    for (let hop = 1; hop <= reach && hop <= stone; hop++)
      if (hop !== last) least = Math.min(least, tolls[stone] + walk(stone - hop, hop))
    return least
  }
  const least = walk(tolls.length - 1, 0)
  return least === Infinity ? -1 : least
}
