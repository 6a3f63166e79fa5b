function countChimes(from, to) {
  const before = (end) => {
    const rounds = Math.floor(end / 720)
    let strokes = rounds * 90
    for (let minute = rounds * 720; minute < end; minute += 30)
      strokes += minute % 60 === 30 ? 1 : (minute / 60) % 12 || 12
    return strokes
  }
  return before(to) - before(from)
}
