import { random, writeData } from '../../generators.js'

const { int, list } = random(176)
const map = (islands, ferries, fare) =>
  list(ferries, () => [int(0, islands - 1), int(0, islands - 1), int(0, fare)])

const samples = [
  [
    3,
    [
      [0, 1, 4],
      [1, 2, 4],
      [0, 2, 10],
    ],
    0,
    2,
  ],
  [3, [[0, 1, 7]], 0, 2],
  [2, [[0, 1, 3]], 1, 1],
]
const small = [
  [1, [], 0, 0],
  [2, [], 0, 1],
  [2, [[0, 1, 1]], 0, 1],
  [2, [[0, 1, 0]], 1, 0],
  [
    2,
    [
      [0, 1, 9],
      [1, 0, 6],
      [0, 0, 1],
    ],
    0,
    1,
  ],
  [2, [[1, 0, 1_000_000_000]], 0, 1],
  [
    4,
    [
      [0, 1, 5],
      [1, 2, 5],
      [2, 3, 5],
      [0, 3, 16],
    ],
    0,
    3,
  ],
  [
    4,
    [
      [0, 1, 1],
      [1, 3, 100],
      [0, 2, 30],
      [2, 3, 30],
    ],
    0,
    3,
  ],
  ...list(16, (at) => {
    const islands = int(2, 7)
    return [islands, map(islands, int(1, 6 + (at % 6)), 5 + 4 * at), 0, islands - 1]
  }),
]
const line = list(5999, (at) => [at, at + 1, int(1, 1_000_000)])
const large = [
  [6000, line, 0, 5999],
  [6000, [...line, ...map(6000, 6000, 1_000_000_000)], 0, 5999],
  [3000, map(3000, 12_000, 1000), 17, 2000],
  [6000, map(6000, 3000, 1000), 0, 5999],
]

/** Every walk that visits no island twice, with the coupon at its dearest ride. */
function bruteForce(_islands, ferries, from, to) {
  let least = -1
  const walk = (island, seen, total, dearest) => {
    if (island === to) {
      const cost = total - Math.ceil(dearest / 2)
      if (least < 0 || cost < least) least = cost
      return
    }
    for (const [a, b, fare] of ferries) {
      const next = a === island ? b : b === island ? a : island
      if (!seen.includes(next)) walk(next, [...seen, next], total + fare, Math.max(dearest, fare))
    }
  }
  walk(from, [from], 0, 0)
  return least
}

writeData(import.meta.dirname, { samples, small, large, bruteForce })
