/** Lets nobody in who arrives in the minute of the start, except the first. */
function lastServed(arrivals, boil, size) {
  let free = 0
  let next = 0
  while (next < arrivals.length) {
    const start = Math.max(free, arrivals[next])
    const full = next + size
    next++
    while (next < full && arrivals[next] < start) next++
    free = start + boil
  }
  return free
}
