/** Dijkstra's search over (island, coupon left or not): state 2i has the coupon, state 2i + 1 has not. */
function cheapestTrip(islands, ferries, from, to) {
  const rides = Array.from({ length: islands }, () => [])
  for (const [a, b, fare] of ferries) {
    rides[a].push([b, fare])
    rides[b].push([a, fare])
  }
  const cost = new Array(2 * islands).fill(Infinity)
  const heap = []
  const push = (entry) => {
    let at = heap.length
    heap.push(entry)
    while (at > 0 && heap[(at - 1) >> 1][0] > entry[0]) {
      heap[at] = heap[(at - 1) >> 1]
      at = (at - 1) >> 1
    }
    heap[at] = entry
  }
  const pop = () => {
    const top = heap[0]
    const last = heap.pop() ?? top
    if (heap.length === 0) return top
    let at = 0
    for (;;) {
      let child = 2 * at + 1
      if (child + 1 < heap.length && heap[child + 1][0] < heap[child][0]) child++
      if (child >= heap.length || heap[child][0] >= last[0]) break
      heap[at] = heap[child]
      at = child
    }
    heap[at] = last
    return top
  }
  const reach = (state, total) => {
    if (total >= cost[state]) return
    cost[state] = total
    push([total, state])
  }

  reach(2 * from, 0)
  while (heap.length > 0) {
    const [total, state] = pop()
    if (total > cost[state]) continue
    const used = state % 2
    for (const [island, fare] of rides[(state - used) / 2]) {
      reach(2 * island + used, total + fare)
      if (!used) reach(2 * island + 1, total + Math.floor(fare / 2))
    }
  }
  const least = Math.min(cost[2 * to], cost[2 * to + 1])
  return least === Infinity ? -1 : least
}
