/** Goes from flash to flash of the lighthouse with the longest period. */
function firstChorus(first, period) {
  const gcd = (a, b) => (b ? gcd(b, a % b) : a)
  const round = period.reduce((all, every) => (all / gcd(all, every)) * every, 1)
  const slowest = period.indexOf(Math.max(...period))
  const start = Math.max(...first)
  const begin =
    first[slowest] + Math.ceil((start - first[slowest]) / period[slowest]) * period[slowest]
  for (let second = begin; second < begin + round; second += period[slowest])
    if (first.every((at, i) => (second - at) % period[i] === 0)) return second
  return -1
}
