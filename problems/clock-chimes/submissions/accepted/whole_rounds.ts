/** Whole rounds of the dial at once, the rest by hand; a stretch is the difference of two starts. */
function countChimes(from: number, to: number): number {
  const ROUND = 720
  const STROKES = 78 + 12
  const before = (end: number): number => {
    const rounds = Math.floor(end / ROUND)
    let strokes = rounds * STROKES
    for (let minute = rounds * ROUND; minute < end; minute += 30)
      strokes += minute % 60 === 30 ? 1 : (minute / 60) % 12 || 12
    return strokes
  }
  return before(to + 1) - before(from)
}
