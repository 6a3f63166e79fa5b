import { random, writeData } from '../../generators.js'

const { int, list, pick } = random(209)

/** Lighthouses that all flash in the same second, sooner or later. */
function meeting(count, second, longest) {
  const period = list(count, () => int(1, longest))
  return [
    period.map(
      (every) =>
        (second % every) + every * int(0, Math.floor((second - (second % every)) / every / 2)),
    ),
    period,
  ]
}

const samples = [
  [
    [2, 3],
    [3, 5],
  ],
  [
    [4, 1],
    [6, 2],
  ],
  [
    [0, 50],
    [1, 7],
  ],
]
const small = [
  [[0], [1]],
  [[1_000_000_000], [1_000_000_000]],
  [
    [5, 5],
    [3, 4],
  ],
  [
    [0, 0, 0],
    [4, 6, 10],
  ],
  [
    [1, 1],
    [2, 2],
  ],
  [
    [9, 1],
    [4, 2],
  ],
  [
    [100, 3],
    [1, 1],
  ],
  [
    [1, 2, 3],
    [2, 3, 4],
  ],
  [
    [7, 27, 12],
    [10, 20, 15],
  ],
  [
    [6, 10, 2],
    [4, 6, 8],
  ],
  ...list(16, (at) => {
    const count = int(2, 4)
    return [
      list(count, () => int(0, 20)),
      list(count, () => pick([2, 3, 4, 5, 6, 8, 9, 12].slice(0, 3 + (at % 6)))),
    ]
  }),
]
const large = [
  meeting(2, 8_888_888_888_888_888, 1_000_000_000),
  [
    [7, 7],
    [94_906_249, 94_906_247],
  ],
  [
    [0, 5],
    [94_906_249, 94_906_247],
  ],
  [
    [123_456, 654_321, 1],
    [200_003, 199_999, 199_967],
  ],
  meeting(2, 8_999_999_999_999, 900_000),
  meeting(12, 8_765_432_100_000, 60),
  [
    [0, 1],
    [1_000_000_000, 999_999_998],
  ],
  [[12, 28, 44, 60, 76, 92, 108, 124, 140, 156, 172, 188], list(12, () => 16)],
  [
    [1_000_000_000, 999_999_999, 7],
    [6, 5, 4],
  ],
  [list(12, (at) => at), [2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37]],
]

/** Tries every second until all patterns have repeated. */
function bruteForce(first, period) {
  const gcd = (a, b) => (b ? gcd(b, a % b) : a)
  const round = period.reduce((all, every) => (all * every) / gcd(all, every), 1)
  const start = Math.max(...first)
  for (let second = start; second < start + Math.min(round, 10_000_000); second++)
    if (first.every((at, i) => (second - at) % period[i] === 0)) return second
  return -1
}

writeData(import.meta.dirname, { samples, small, large, bruteForce })
