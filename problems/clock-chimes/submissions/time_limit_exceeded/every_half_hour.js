function countChimes(from, to) {
  let strokes = 0
  for (let minute = Math.ceil(from / 30) * 30; minute <= to; minute += 30)
    strokes += minute % 60 === 30 ? 1 : (minute / 60) % 12 || 12
  return strokes
}
