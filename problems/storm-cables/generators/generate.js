import { random, writeData } from '../../generators.js'

const { int, list, shuffle } = random(187)
const numbers = (count) => list(count, (at) => at)
const net = (stations, cables) => list(cables, () => [int(0, stations - 1), int(0, stations - 1)])

const samples = [
  [
    3,
    [
      [0, 1],
      [1, 2],
      [2, 0],
    ],
    [0, 1, 2],
  ],
  [
    2,
    [
      [0, 1],
      [1, 0],
    ],
    [0, 1],
  ],
]
const small = [
  [1, [], []],
  [1, [[0, 0]], [0]],
  [5, [], []],
  [
    4,
    [
      [0, 1],
      [2, 3],
    ],
    [],
  ],
  [
    4,
    [
      [0, 1],
      [2, 3],
    ],
    [1],
  ],
  [
    5,
    [
      [0, 1],
      [1, 2],
      [2, 3],
      [3, 4],
    ],
    [2, 0, 3, 1],
  ],
  [
    3,
    [
      [0, 1],
      [0, 1],
      [0, 1],
      [2, 2],
    ],
    [3, 1, 0],
  ],
  ...list(16, (at) => {
    const stations = int(2, 6 + at)
    const cables = net(stations, int(1, 8 + 2 * at))
    return [stations, cables, shuffle(numbers(cables.length)).slice(0, int(1, cables.length))]
  }),
]
const line = list(13_999, (at) => [at, at + 1])
const large = [
  [14_000, line, [13_998, ...shuffle(numbers(13_998))]],
  [8_000, net(8_000, 12_000), shuffle(numbers(12_000)).slice(0, 4000)],
  [5_000, list(9_000, (at) => [0, at % 5_000]), shuffle(numbers(9_000)).slice(0, 7_000)],
]

/** Paints the grids again after each cut. */
function bruteForce(stations, cables, cuts) {
  return cuts.map((_, last) => {
    const gone = cuts.slice(0, last + 1)
    const colour = Array.from({ length: stations }, (_, station) => station)
    for (let round = 0; round < stations; round++)
      cables.forEach(([a, b], cable) => {
        if (!gone.includes(cable)) colour[a] = colour[b] = Math.min(colour[a], colour[b])
      })
    return new Set(colour).size
  })
}

writeData(import.meta.dirname, { samples, small, large, bruteForce })
