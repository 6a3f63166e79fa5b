import { random, writeData } from '../../generators.js'

const { int, list, shuffle, pick } = random(33)

const samples = [[[4, 7, 4, -4, 9]], [[3, -3, -3, 3]]]
const small = [
  [[]],
  [[5]],
  [[-5]],
  [[5, 5, 5]],
  [[5, 5, -5, -5, -5]],
  [[1, -2, 2, -1]],
  [[1_000_000, -1_000_000, 1_000_000]],
  [[1, 2, 3, -1, -2, -3, 4]],
  ...list(16, (at) => [list(int(2, 60), () => int(1, 2 + at) * pick([1, -1]))]),
]
const pairs = list(20_000, (at) => at + 1)
const large = [
  [[...pairs, ...shuffle(pairs).map((model) => -model)]],
  [shuffle([...pairs, ...pairs.map((model) => -model)]).slice(0, 30_000)],
  [list(30_000, () => 8)],
  [list(25_000, () => int(1, 40) * pick([1, -1]))],
]

function bruteForce(gloves) {
  const basket = []
  let fullest = 0
  for (const glove of gloves) {
    const other = basket.indexOf(-glove)
    if (other >= 0) basket.splice(other, 1)
    else basket.push(glove)
    fullest = Math.max(fullest, basket.length)
  }
  return fullest
}

writeData(import.meta.dirname, { samples, small, large, bruteForce })
