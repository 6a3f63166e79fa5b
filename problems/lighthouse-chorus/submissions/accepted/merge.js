/** Two lighthouses that meet behave like one: it first flashes where they meet, with their common period. */
function firstChorus(first, period) {
  const extended = (a, b) => {
    let [x, nextX] = [1n, 0n]
    while (b !== 0n) {
      const quotient = a / b
      ;[a, b] = [b, a - quotient * b]
      ;[x, nextX] = [nextX, x - quotient * nextX]
    }
    return [a, x]
  }
  let start = 0n
  let every = 1n
  for (let at = 0; at < first.length; at++) {
    const other = BigInt(period[at])
    const [gcd, inverse] = extended(every, other)
    const apart = BigInt(first[at]) - start
    if (apart % gcd !== 0n) return -1
    const modulus = other / gcd
    const rounds = ((((apart / gcd) * inverse) % modulus) + modulus) % modulus
    start += rounds * every
    every *= modulus
    start %= every
  }
  const earliest = BigInt(Math.max(...first))
  if (start < earliest) start += ((earliest - start + every - 1n) / every) * every
  return Number(start)
}
