function brightestLine(lengths, colours, sparkle) {
  const best = []
  lengths.forEach((length, kite) => {
    const before = best.filter(
      (_, other) => lengths[other] < length && colours[other] !== colours[kite],
    )
    best.push(sparkle[kite] + before.reduce((most, points) => Math.max(most, points), 0))
  })
  return best.reduce((most, points) => Math.max(most, points), 0)
}
