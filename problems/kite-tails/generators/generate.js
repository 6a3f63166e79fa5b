import { random, writeData } from '../../generators.js'

const { int, list } = random(220)
const kites = (count, longest, colours) => [
  list(count, () => int(1, longest)),
  list(count, () => int(1, colours)),
  list(count, () => int(0, 9)),
]

const samples = [
  [
    [1, 4, 2, 3],
    [1, 2, 2, 1],
    [2, 6, 5, 4],
  ],
  [
    [3, 7],
    [5, 5],
    [4, 9],
  ],
  [[], [], []],
]
const small = [
  [[1], [1], [0]],
  [[40_000], [9], [9]],
  [
    [2, 2, 2],
    [1, 2, 3],
    [4, 5, 6],
  ],
  [
    [3, 2, 1],
    [1, 2, 3],
    [4, 5, 6],
  ],
  [
    [1, 2, 3, 4],
    [1, 1, 1, 1],
    [1, 2, 3, 4],
  ],
  [
    [1, 2, 3, 4],
    [1, 2, 1, 2],
    [1, 2, 3, 4],
  ],
  [
    [1, 2, 3, 4, 5],
    [1, 1, 2, 2, 1],
    [5, 5, 1, 5, 5],
  ],
  ...list(16, (at) => kites(int(3, 14), 4 + at, 1 + (at % 5))),
]
const large = [
  [
    list(50_000, (at) => 1 + Math.floor(at / 2)),
    list(50_000, () => int(1, 9)),
    list(50_000, () => int(0, 9)),
  ],
  kites(15_000, 40_000, 9),
  kites(15_000, 15_000, 2),
]

/** Every choice of kites. */
function bruteForce(lengths, colours, sparkle) {
  const go = (next, last) => {
    if (next === lengths.length) return 0
    const stays = go(next + 1, last)
    if (last >= 0 && (lengths[last] >= lengths[next] || colours[last] === colours[next]))
      return stays
    return Math.max(stays, sparkle[next] + go(next + 1, next))
  }
  return go(0, -1)
}

writeData(import.meta.dirname, { samples, small, large, bruteForce })
