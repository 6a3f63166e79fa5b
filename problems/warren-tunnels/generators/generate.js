import { random, writeData } from '../../generators.js'

const { int, list, shuffle } = random(242)
const warren = (burrows, count) => [
  burrows,
  list(count, () => [int(0, burrows - 1), int(0, burrows - 1)]),
]

const samples = [
  [
    4,
    [
      [0, 1],
      [1, 2],
      [2, 0],
      [2, 3],
    ],
  ],
  [
    3,
    [
      [0, 1],
      [1, 0],
      [1, 2],
    ],
  ],
  [2, []],
]
const small = [
  [1, []],
  [1, [[0, 0]]],
  [2, [[0, 1]]],
  [
    2,
    [
      [1, 0],
      [0, 1],
      [0, 1],
    ],
  ],
  [
    5,
    [
      [0, 1],
      [1, 2],
      [2, 3],
      [3, 4],
    ],
  ],
  [
    5,
    [
      [0, 1],
      [1, 2],
      [2, 3],
      [3, 4],
      [4, 0],
    ],
  ],
  [
    6,
    [
      [0, 1],
      [1, 2],
      [2, 0],
      [3, 4],
      [4, 5],
      [5, 3],
      [0, 3],
    ],
  ],
  [
    4,
    [
      [2, 2],
      [2, 3],
      [3, 3],
    ],
  ],
  ...list(18, (at) => {
    const burrows = int(2, 5 + at)
    return warren(burrows, int(1, burrows + 2))
  }),
]
const line = shuffle(list(19_999, (at) => [at, at + 1]))
const large = [
  [
    20_000,
    [
      ...line,
      ...list(40, () => {
        const at = int(0, 19_900)
        return [at + int(2, 90), at]
      }),
    ],
  ],
  [20_000, list(20_000, (at) => [at, (at + 1) % 20_000])],
  warren(9_000, 10_000),
  [8_000, list(7_999, (at) => [at + 1, int(0, at)])],
]

/** Takes each tunnel away and looks whether its ends are still joined. */
function bruteForce(burrows, tunnels) {
  const reaches = (from, to, without) => {
    const seen = new Set([from])
    for (let round = 0; round < burrows; round++)
      tunnels.forEach(([a, b], tunnel) => {
        if (tunnel === without) return
        if (seen.has(a)) seen.add(b)
        if (seen.has(b)) seen.add(a)
      })
    return seen.has(to)
  }
  return tunnels.flatMap(([a, b], tunnel) => (reaches(a, b, tunnel) ? [] : [tunnel]))
}

writeData(import.meta.dirname, { samples, small, large, bruteForce })
