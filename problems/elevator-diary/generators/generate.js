import { random, writeData } from '../../generators.js'

const { int, list } = random(88)

/** Rides between random floors of a range. */
function rides(count, lowest, highest) {
  let at = 0
  return list(count, () => {
    let to = at
    while (to === at) to = int(lowest, highest)
    const move = to - at
    at = to
    return move
  })
}

const samples = [[[3, -2, 1]], [[-2, 2, 2]], [[5]]]
const small = [
  [[1]],
  [[-1]],
  [[-4]],
  [[1, -1]],
  [[-1, 1]],
  [[2, -4, 4, -4]],
  [[10, -1, 1, -1, 1]],
  [[-10, 20, -20, 10]],
  ...list(16, (at) => [rides(int(2, 12 + at), -3 - at, 2 * at + 2)]),
]
const large = [
  [
    [100_000, -200_000, 200_000].flatMap((move) =>
      Math.abs(move) > 100_000 ? [move / 2, move / 2] : [move],
    ),
  ],
  [list(50_000, (at) => (at % 4 === 0 || at % 4 === 3 ? 100_000 : -100_000))],
  [rides(20_000, -49_999, 50_000)],
  [rides(10_000, 0, 90_000)],
  [list(30_000, (at) => (at % 2 ? -1 : 1))],
  [list(30_000, () => 3)],
]

function bruteForce(moves) {
  const seen = {}
  let floor = 0
  for (const move of moves)
    for (let left = Math.abs(move); left > 0; left--) {
      floor += Math.sign(move)
      seen[floor] = (seen[floor] ?? 0) + 1
    }
  return Number(Object.keys(seen).sort((a, b) => seen[b] - seen[a] || Number(a) - Number(b))[0])
}

writeData(import.meta.dirname, { samples, small, large, bruteForce })
