import { random, writeProgramData } from '../../generators.js'

const { int, list } = random(3003)

const text = (beds) => `${beds.length}\n${beds.map((bed) => `${bed.join(' ')}\n`).join('')}`

/** A bed in the given direction, in degrees. */
function bed(degrees, least, most, widest) {
  for (;;) {
    const far = int(least, most)
    const [x, y] = [Math.cos, Math.sin].map((f) => Math.round(far * f((degrees * Math.PI) / 180)))
    const r = int(1, widest)
    if (r * r < x * x + y * y) return [x, y, r]
  }
}
/** Beds in whole directions of the range, which may go over 360. */
const between = (count, from, to, least, most, widest) =>
  list(count, () => bed(int(from, to), least, most, widest))

const samples = [
  [[4, 0, 2], [0, 6, 3]],
  [[-30, 10, 5], [-30, -10, 5]],
  [[10, 0, 9], [0, 10, 9], [-10, 0, 9], [0, -10, 9]],
].map(text)
const small = [
  [[5, 12, 1]],
  [[10_000, 10_000, 10_000]],
  [[10_000, 0, 9_999]],
  [[-7, 0, 2]],
  [[0, 8, 7], [1, 9, 1]],
  [[10, 1, 1], [10, -1, 1]],
  // A wide bed begins before all others and also ends after them.
  [[3, 0, 2], [9, 1, 1], [90, -20, 3], [0, 50, 1]],
  [[10, 0, 9], [-10, 1, 9]],
  ...list(4, (at) => between(2 + at, 20 * at, 20 * at + 90, 20, 60, 4)),
  ...list(4, (at) => between(3 + 3 * at, 180 - 40 * at, 200 + 20 * at, 5, 200, 5)),
  ...list(4, (at) => between(6 + 5 * at, 0, 360, 40, 100, 10 + at)),
].map(text)
const large = [
  between(10_000, 200, 420, 6_000, 10_000, 900),
  between(2_000, 100, 350, 50, 999, 40),
  between(1_500, 0, 360, 9_000, 10_000, 2),
].map(text)

/** Tries the right edge of each bed, and looks how far the sprinkler must turn left from there. */
function bruteForce(input) {
  const beds = input.trim().split('\n').slice(1).map((line) => line.split(' ').map(Number))
  const edges = beds.map(([x, y, r]) => {
    const half = Math.atan2(r, Math.sqrt(x * x + y * y - r * r))
    return [Math.atan2(y, x) - half, 2 * half]
  })
  const turn = 2 * Math.PI
  let best = turn
  for (const [start] of edges) {
    // A bed over the starting direction itself is watered from there all the way round.
    const sweep = edges.map(([from, width]) => {
      const ahead = (((from - start) % turn) + turn) % turn
      return turn - ahead < 1e-11 ? width : ahead + width
    })
    best = Math.min(best, Math.max(...sweep))
  }
  return `${(best * 180) / Math.PI}\n`
}

// Stricter than the checker, so that the answers are well within its tolerance.
const isSame = (got, wanted) => Math.abs(Number(got) - Number(wanted)) <= 1e-8
writeProgramData(import.meta.dirname, { samples, small, large, bruteForce, isSame })
