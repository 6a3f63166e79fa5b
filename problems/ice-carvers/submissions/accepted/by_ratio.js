/** Two neighbours are in the right order when the one with more drip for each hour of work comes first. */
function leastMelt(hours, drip) {
  const order = [...hours.keys()].sort((a, b) => drip[b] * hours[a] - drip[a] * hours[b])
  let clock = 0
  let melt = 0
  for (const figure of order) {
    clock += hours[figure]
    melt += clock * drip[figure]
  }
  return melt
}
