/** Forgets that no lighthouse flashes before its first second. */
function firstChorus(first, period) {
  let [start, every] = [0n, 1n]
  for (let at = 0; at < first.length; at++) {
    let [a, b, x, nextX] = [every, BigInt(period[at]), 1n, 0n]
    while (b !== 0n) {
      const quotient = a / b
      ;[a, b] = [b, a - quotient * b]
      ;[x, nextX] = [nextX, x - quotient * nextX]
    }
    const apart = BigInt(first[at]) - start
    if (apart % a !== 0n) return -1
    const modulus = BigInt(period[at]) / a
    start += (((((apart / a) * x) % modulus) + modulus) % modulus) * every
    every *= modulus
    start %= every
  }
  return Number(start)
}
