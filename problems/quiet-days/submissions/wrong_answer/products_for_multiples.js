/** Multiplies where the least common multiple is meant. */
function quietDays(days, festivals) {
  const quiet = (step, from) => {
    let count = Math.floor(days / step)
    for (let at = from; at < festivals.length; at++)
      if (step * festivals[at] <= days) count -= quiet(step * festivals[at], at + 1)
    return count
  }
  return quiet(1, 0)
}
