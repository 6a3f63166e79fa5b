import { random, writeData } from '../../generators.js'

const { int, list } = random(132)

const samples = [
  [[9, 1, 7, 1, 2], 2],
  [[0, 1, 1], 1],
  [[5], 3],
]
const small = [
  [[5, 6], 1],
  [[0, 0, 0, 0], 1],
  [[0, 0, 0, 0], 2],
  [[0, 0, 0, 0], 3],
  [[0, 1, 1, 1, 1, 1, 1], 2],
  [[0, 9, 9, 0, 9, 9, 0], 3],
  [[1000, 1000, 1000, 1000, 1000, 1000], 5],
  [[0, 0, 50, 0, 50, 0, 50, 0, 0], 2],
  ...list(18, (at) => [list(int(2, 9 + (at % 6)), () => int(0, 9)), int(1, 6)]),
]
const large = [
  [list(8_000, () => int(0, 1000)), 500],
  [list(8_000, () => int(500, 501)), 500],
  [list(8_000, (at) => (at % 2 ? 0 : 1000)), 2],
  [list(8_000, () => int(0, 1000)), 1],
  [list(7_999, (at) => (at % 100 ? 1000 : 0)), 250],
]

function bruteForce(tolls, reach) {
  const walk = (stone, last) => {
    if (stone === tolls.length - 1) return 0
    let least = Infinity
    for (let hop = 1; hop <= reach && stone + hop < tolls.length; hop++)
      if (hop !== last) least = Math.min(least, tolls[stone + hop] + walk(stone + hop, hop))
    return least
  }
  const least = walk(0, 0)
  return least === Infinity ? -1 : least
}

writeData(import.meta.dirname, { samples, small, large, bruteForce })
