import { random, writeData } from '../../generators.js'

const { int, list } = random(11)
const sorted = (times) => times.sort((a, b) => a - b)

const samples = [
  [[0, 1, 3], 4, 2],
  [[5, 5, 5], 10, 2],
  [[0, 7], 7, 3],
]
const small = [
  [[0], 1, 1],
  [[9], 5, 30],
  [[0, 0, 0, 0], 3, 1],
  [[0, 0, 0, 0], 3, 4],
  [[0, 4, 4, 4, 8], 4, 2],
  [[0, 4, 4, 4, 9], 4, 2],
  [[2, 3, 50, 51, 52], 10, 2],
  [[1, 2, 3, 4, 5, 6, 7], 2, 3],
  ...list(14, (at) => [sorted(list(int(2, 25), () => int(0, 10 + 8 * at))), int(1, 9), int(1, 4)]),
]
const large = [
  [[0, 1_000_000_000], 1_000_000_000, 1],
  [[999_999_999, 1_000_000_000, 1_000_000_000], 1_000_000_000, 2],
  [sorted(list(300, () => int(0, 1_000_000_000))), 900_000_000, 7],
  [list(30_000, () => 7), 1_000_000_000, 1],
  [sorted(list(30_000, () => int(0, 90_000))), 5, 2],
  [sorted(list(30_000, () => int(0, 90_000))), 1000, 40],
]

/** Minute by minute. */
function bruteForce(arrivals, boil, size) {
  let served = 0
  let inKettle = 0
  let freeAt = 0
  for (let minute = 0; ; minute++) {
    if (minute === freeAt) {
      served += inKettle
      inKettle = 0
    }
    if (served === arrivals.length) return minute
    const waiting = arrivals.filter((at) => at <= minute).length - served
    if (inKettle > 0 || waiting === 0) freeAt = Math.max(freeAt, minute + 1)
    else {
      inKettle = Math.min(size, waiting)
      freeAt = minute + boil
    }
  }
}

writeData(import.meta.dirname, { samples, small, large, bruteForce })
