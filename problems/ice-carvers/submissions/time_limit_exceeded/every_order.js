/** Tries every order, each one swap away from the last. */
function leastMelt(hours, drip) {
  const order = hours.map((_, one) => one)
  const turns = order.map(() => 0)
  const melt = () => {
    let clock = 0
    return order.reduce((sum, one) => sum + (clock += hours[one]) * drip[one], 0)
  }
  let least = melt()
  for (let at = 1; at < order.length; ) {
    if (turns[at] === at) {
      turns[at++] = 0
      continue
    }
    const other = at % 2 === 0 ? 0 : turns[at]
    ;[order[at], order[other]] = [order[other], order[at]]
    least = Math.min(least, melt())
    turns[at]++
    at = 1
  }
  return least
}
