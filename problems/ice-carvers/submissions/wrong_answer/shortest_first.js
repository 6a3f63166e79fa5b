function leastMelt(hours, drip) {
  const order = [...hours.keys()].sort((a, b) => hours[a] - hours[b] || drip[b] - drip[a])
  let [clock, melt] = [0, 0]
  for (const figure of order) melt += (clock += hours[figure]) * drip[figure]
  return melt
}
