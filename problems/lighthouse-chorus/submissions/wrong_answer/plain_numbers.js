/** The products are larger than a number can hold exactly. */
function firstChorus(first, period) {
  let [start, every] = [0, 1]
  for (let at = 0; at < first.length; at++) {
    let [a, b, x, nextX] = [every, period[at], 1, 0]
    while (b !== 0) {
      const quotient = Math.floor(a / b)
      ;[a, b] = [b, a - quotient * b]
      ;[x, nextX] = [nextX, x - quotient * nextX]
    }
    const apart = first[at] - start
    if (apart % a !== 0) return -1
    const modulus = period[at] / a
    start += (((((apart / a) * x) % modulus) + modulus) % modulus) * every
    every *= modulus
    start %= every
  }
  const earliest = Math.max(...first)
  return start < earliest ? start + Math.ceil((earliest - start) / every) * every : start
}
