function leastMelt(hours, drip) {
  const done = new Array(hours.length).fill(false)
  const best = (count, clock) => {
    if (count === hours.length) return 0
    let least = Infinity
    for (let one = 0; one < hours.length; one++) {
      if (done[one]) continue
      done[one] = true
      const finished = clock + hours[one]
      least = Math.min(least, finished * drip[one] + best(count + 1, finished))
      done[one] = false
    }
    return least
  }
  return best(0, 0)
}
