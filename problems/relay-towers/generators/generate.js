import { random, writeData } from '../../generators.js'

const { int, list } = random(143)

const samples = [[[2, 1, 3, 1, 5, 4]], [[4, 4, 4]]]
const small = [
  [[]],
  [[1]],
  [[1, 2]],
  [[2, 1]],
  [[1, 10_000]],
  [[1, 2, 3, 4, 5]],
  [[5, 4, 3, 2, 1]],
  [[1, 1, 2, 2, 3, 3]],
  [[3, 1, 2, 3, 4, 1, 5]],
  ...list(16, (at) => [list(int(3, 40), () => int(1, 3 + 2 * at))]),
]
const large = [
  [list(150_000, (at) => 1 + Math.floor(at / 150))],
  [list(20_000, (at) => 10_000 - Math.floor(at / 2))],
  [list(30_000, () => int(1, 10_000))],
]

function bruteForce(heights) {
  const passes = (tower) => {
    const next = heights.findIndex((height, at) => at > tower && height > heights[tower])
    return next < 0 ? 0 : 1 + passes(next)
  }
  return Math.max(0, ...heights.map((_, tower) => passes(tower)))
}

writeData(import.meta.dirname, { samples, small, large, bruteForce })
