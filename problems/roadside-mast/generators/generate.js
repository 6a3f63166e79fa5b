import { random, writeData } from '../../generators.js'

const { int, list } = random(154)
const houses = (count, size) => list(count, () => [int(-size, size), int(-size, size)])

const samples = [
  [
    [
      [0, 4],
      [6, -4],
    ],
  ],
  [[[17, 12]]],
  [
    [
      [0, 0],
      [10, 0],
      [3, 0],
    ],
  ],
]
const small = [
  [[[0, 0]]],
  [[[5, -1_000_000]]],
  [
    [
      [-1_000_000, 0],
      [1_000_000, 0],
    ],
  ],
  [
    [
      [-1_000_000, 1_000_000],
      [1_000_000, -1_000_000],
    ],
  ],
  [
    [
      [2, 3],
      [2, 3],
      [2, -3],
    ],
  ],
  [
    [
      [0, 100],
      [1, 0],
    ],
  ],
  [
    [
      [0, 1],
      [0, 9],
      [50, 2],
    ],
  ],
  ...list(16, (at) => [houses(int(2, 12), 3 ** (1 + (at % 12)))]),
]
const large = [
  [houses(20_000, 1_000_000)],
  [list(8_000, (at) => [at - 4_000, 0])],
  [list(8_000, () => [int(999_000, 1_000_000), int(-1_000_000, 1_000_000)])],
]

/** The best place is beside a house, or as far from one house as from another. */
function bruteForce(houses) {
  const places = houses.map(([x]) => x)
  for (const [ax, ay] of houses)
    for (const [bx, by] of houses)
      if (ax !== bx) places.push((bx * bx + by * by - ax * ax - ay * ay) / (2 * (bx - ax)))
  const range = (place) => Math.max(...houses.map(([x, y]) => Math.hypot(x - place, y)))
  return Math.min(...places.map(range))
}

writeData(import.meta.dirname, { samples, small, large, bruteForce })
