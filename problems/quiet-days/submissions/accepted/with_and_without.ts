/** Of the multiples of `step` those count that are no multiple of the later festivals. */
function quietDays(days: number, festivals: number[]): number {
  const gcd = (a: number, b: number): number => (b === 0 ? a : gcd(b, a % b))
  const quiet = (step: number, from: number): number => {
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
