/** Bit operators cut numbers to 32 bits. */
function quietDays(days, festivals) {
  const gcd = (a, b) => (b === 0 ? a : gcd(b, a % b))
  const quiet = (step, from) => {
    let count = (days / step) | 0
    for (let at = from; at < festivals.length; at++) {
      const factor = festivals[at] / gcd(festivals[at], step)
      if (factor <= days / step) count -= quiet(step * factor, at + 1)
    }
    return count
  }
  return quiet(1, 0)
}
