/** Finds the cheapest trip without the coupon and then halves its dearest ride. */
function cheapestTrip(islands, ferries, from, to) {
  const trip = Array.from({ length: islands }, () => ({ cost: Infinity, dearest: 0 }))
  trip[from] = { cost: 0, dearest: 0 }
  for (let changed = true; changed; ) {
    changed = false
    for (const [a, b, fare] of ferries)
      for (const [x, y] of [
        [a, b],
        [b, a],
      ]) {
        const cost = trip[x].cost + fare
        if (cost >= trip[y].cost) continue
        trip[y] = { cost, dearest: Math.max(trip[x].dearest, fare) }
        changed = true
      }
  }
  const { cost, dearest } = trip[to]
  return cost === Infinity ? -1 : cost - Math.ceil(dearest / 2)
}
