/** A whole search for each ferry on which the coupon might be used. */
function cheapestTrip(islands, ferries, from, to) {
  const rides = Array.from({ length: islands }, () => [])
  ferries.forEach(([a, b], ferry) => {
    rides[a].push([b, ferry])
    rides[b].push([a, ferry])
  })
  const search = (coupon) => {
    const cost = new Array(islands).fill(Infinity)
    const queue = [from]
    cost[from] = 0
    for (let at = 0; at < queue.length; at++)
      for (const [island, ferry] of rides[queue[at]]) {
        const fare = ferry === coupon ? Math.floor(ferries[ferry][2] / 2) : ferries[ferry][2]
        if (cost[queue[at]] + fare >= cost[island]) continue
        cost[island] = cost[queue[at]] + fare
        queue.push(island)
      }
    return cost[to]
  }
  let least = search(-1)
  for (let ferry = 0; ferry < ferries.length; ferry++) least = Math.min(least, search(ferry))
  return least === Infinity ? -1 : least
}
