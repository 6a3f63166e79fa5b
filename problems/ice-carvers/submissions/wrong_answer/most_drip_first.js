function leastMelt(hours, drip) {
  const order = [...hours.keys()].sort((a, b) => drip[b] - drip[a] || hours[a] - hours[b])
  let [clock, melt] = [0, 0]
  for (const figure of order) melt += (clock += hours[figure]) * drip[figure]
  return melt
}
