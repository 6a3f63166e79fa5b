/** Forgets that hops must change. */
function cheapestWay(tolls, reach) {
  const least = [0]
  for (let stone = 1; stone < tolls.length; stone++)
    least[stone] = tolls[stone] + Math.min(...least.slice(Math.max(0, stone - reach), stone))
  return least.at(-1)
}
