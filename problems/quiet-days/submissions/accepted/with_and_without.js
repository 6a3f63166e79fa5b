/** Of the multiples of `step` those count that are no multiple of the later festivals. */
function quietDays(days, festivals) {
  const gcd = (a, b) => (b === 0 ? a : gcd(b, a % b))
  const quiet = (step, from) => {
    let count = Math.floor(days / step)
    for (let at = from; at < festivals.length; at++) {
      const factor = festivals[at] / gcd(festivals[at], step)
      // Beyond the last day there is no multiple, and the product might not be exact.
      if (factor <= days / step) count -= quiet(step * factor, at + 1)
    }
    return count
  }
  return quiet(1, 0)
}
