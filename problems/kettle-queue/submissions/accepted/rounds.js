/** Goes from round to round: a round starts when the kettle is free and somebody is there. */
function lastServed(arrivals, boil, size) {
  let free = 0
  let next = 0
  while (next < arrivals.length) {
    const start = Math.max(free, arrivals[next])
    const full = next + size
    while (next < full && arrivals[next] <= start) next++
    free = start + boil
  }
  return free
}
