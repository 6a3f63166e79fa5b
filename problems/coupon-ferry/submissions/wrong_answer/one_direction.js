/** Takes every ferry only from its first island to its second. */
function cheapestTrip(islands, ferries, from, to) {
  const full = new Array(islands).fill(Infinity)
  const used = new Array(islands).fill(Infinity)
  full[from] = 0
  for (let changed = true; changed; ) {
    changed = false
    for (const [a, b, fare] of ferries) {
      const halved = Math.min(used[a] + fare, full[a] + Math.floor(fare / 2))
      if (full[a] + fare < full[b]) [full[b], changed] = [full[a] + fare, true]
      if (halved < used[b]) [used[b], changed] = [halved, true]
    }
  }
  const least = Math.min(full[to], used[to])
  return least === Infinity ? -1 : least
}
