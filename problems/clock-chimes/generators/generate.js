import { random, writeData } from '../../generators.js'

const { int, list } = random(44)

const samples = [
  [0, 60],
  [31, 59],
  [0, 1439],
]
const small = [
  [0, 0],
  [1, 1],
  [30, 30],
  [60, 60],
  [0, 29],
  [1, 720],
  [0, 719],
  [720, 720],
  [780, 780],
  [719, 721],
  [0, 1440],
  [1439, 1441],
  [690, 749],
  ...list(15, (at) => {
    const from = int(0, 3000)
    return [from, from + int(0, 200 * (at + 1))]
  }),
]
const large = [
  [0, 1_000_000_000_000],
  [1, 999_999_999_999],
  [999_999_999_999, 1_000_000_000_000],
  [123_456_789_012, 987_654_321_098],
  [720_000_000_000, 720_000_000_000],
  [500_000_000_010, 999_999_999_990],
]

function bruteForce(from, to) {
  let strokes = 0
  for (let minute = from; minute <= to; minute++) {
    if (minute % 60 === 30) strokes += 1
    if (minute % 60 === 0) strokes += (minute / 60) % 12 || 12
  }
  return strokes
}

writeData(import.meta.dirname, { samples, small, large, bruteForce })
