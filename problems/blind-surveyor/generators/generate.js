import { random, writeData } from '../../generators.js'

const { int, list } = random(55)

const samples = [
  [
    [0, 90],
    [3, 4],
  ],
  [
    [45, 180],
    [10, 10],
  ],
  [[], []],
]
const small = [
  [[0], [0]],
  [[360], [7]],
  [[-360], [7]],
  [
    [90, 90, 90, 90],
    [5, 5, 5, 5],
  ],
  [
    [120, 120, 120],
    [6, 6, 6],
  ],
  [
    [-90, 90],
    [8, 15],
  ],
  [
    [60, -120, 60],
    [1000, 1000, 1000],
  ],
  [
    [1, 1, 1, 1],
    [0, 0, 0, 9],
  ],
  [list(360, () => 1), list(360, () => 1)],
  ...list(12, (at) => {
    const length = int(2, 10 + 4 * at)
    return [list(length, () => int(-360, 360)), list(length, () => int(0, 1000))]
  }),
]
const large = [
  [list(20_000, () => 0), list(20_000, () => 1000)],
  [list(20_000, () => int(-360, 360)), list(20_000, () => int(0, 1000))],
  [list(20_000, () => 7), list(20_000, () => int(900, 1000))],
]

/** Complex numbers: a turn multiplies the direction. */
function bruteForce(turns, steps) {
  let [px, py, dx, dy, best] = [0, 0, 1, 0, 0]
  turns.forEach((turn, at) => {
    const [c, s] = [Math.cos((turn / 180) * Math.PI), Math.sin((turn / 180) * Math.PI)]
    ;[dx, dy] = [dx * c - dy * s, dx * s + dy * c]
    px += dx * steps[at]
    py += dy * steps[at]
    best = Math.max(best, Math.sqrt(px * px + py * py))
  })
  return best
}

writeData(import.meta.dirname, { samples, small, large, bruteForce })
