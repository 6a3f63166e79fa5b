import { random, writeData } from '../../generators.js'

const { int, list } = random(121)

const samples = [
  [
    [3, 1],
    [6, 5],
  ],
  [
    [1, 5, 2],
    [3, 5, 4],
  ],
  [[], []],
]
const small = [
  [[1], [0]],
  [[1000], [1000]],
  [
    [1, 2],
    [0, 0],
  ],
  [
    [2, 4],
    [1, 2],
  ],
  [
    [5, 1],
    [10, 1],
  ],
  [
    [1, 1, 1, 1],
    [1, 2, 3, 4],
  ],
  [
    [4, 3, 2, 1],
    [1, 1, 1, 1],
  ],
  [
    [10, 1],
    [9, 1],
  ],
  ...list(16, (at) => {
    const length = int(2, 7)
    return [list(length, () => int(1, 4 + 3 * at)), list(length, () => int(0, 4 + 3 * at))]
  }),
]
const large = [
  [list(20_000, () => int(1, 1000)), list(20_000, () => int(0, 1000))],
  [list(20_000, () => 1000), list(20_000, () => 1000)],
  [list(20_000, () => int(990, 1000)), list(20_000, () => int(990, 1000))],
  [list(12, () => int(1, 50)), list(12, () => int(1, 50))],
]

/** Every order. */
function bruteForce(hours, drip) {
  const best = (left, clock) =>
    left.length === 0
      ? 0
      : Math.min(
          ...left.map(
            (one) =>
              (clock + hours[one]) * drip[one] +
              best(
                left.filter((other) => other !== one),
                clock + hours[one],
              ),
          ),
        )
  return best([...hours.keys()], 0)
}

writeData(import.meta.dirname, { samples, small, large, bruteForce })
