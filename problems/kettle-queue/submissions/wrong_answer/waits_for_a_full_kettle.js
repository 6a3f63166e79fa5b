/** Fills every round before switching on. */
function lastServed(arrivals, boil, size) {
  let free = 0
  for (let next = 0; next < arrivals.length; next += size) {
    const last = arrivals[Math.min(next + size, arrivals.length) - 1]
    free = Math.max(free, last) + boil
  }
  return free
}
