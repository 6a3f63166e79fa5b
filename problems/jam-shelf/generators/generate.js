import { random, writeData } from '../../generators.js'

const { int, list, shuffle } = random(66)

const samples = [[[1, 2, 1, 1, 3, 2]], [[8, 8, 8, 8]]]
const small = [
  [[]],
  [[1]],
  [[1, 1]],
  [[1, 1, 1]],
  [[1, 2, 3, 4, 5]],
  [[1, 2, 1, 2, 1, 2]],
  [[3, 3, 1, 3, 2, 2, 3, 1, 1]],
  [[60_000, 1, 60_000, 1, 60_000]],
  ...list(16, (at) => [list(int(3, 50), () => int(1, 2 + 2 * at))]),
]
const flavours = list(30_000, (at) => at + 1)
const large = [
  [[...shuffle(flavours), ...shuffle(flavours)]],
  [list(30_000, () => 1)],
  [list(60_000, (at) => 1 + (at % 9))],
  [list(20_000, () => int(1, 15_000))],
]

function bruteForce(jars) {
  let longest = 0
  for (let from = 0; from < jars.length; from++)
    for (let to = from + 1; to <= jars.length; to++) {
      const row = jars.slice(from, to)
      if (row.every((flavour) => row.filter((other) => other === flavour).length <= 2))
        longest = Math.max(longest, to - from)
    }
  return longest
}

writeData(import.meta.dirname, { samples, small, large, bruteForce })
