function lastServed(arrivals, boil, size) {
  let next = 0
  let served = 0
  let left = 0
  let inKettle = 0
  for (let minute = 0; ; minute++) {
    if (left > 0 && --left === 0) served += inKettle
    if (served === arrivals.length) return minute
    if (left > 0) continue
    const first = next
    while (next < first + size && arrivals[next] <= minute) next++
    inKettle = next - first
    if (inKettle > 0) left = boil
  }
}
