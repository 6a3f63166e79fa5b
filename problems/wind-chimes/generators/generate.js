import { random, writeData } from '../../generators.js'

const { int, list } = random(77)

/** A chime of a given depth whose rods are straight unless they are spoiled. */
function chime(depth, spoil) {
  if (depth === 0 || int(0, 5) === 0) return int(1, 4) * 60
  const side = chime(depth - 1, spoil)
  return int(0, 99) < spoil
    ? [int(1, 9), side, int(1, 9), chime(depth - 1, spoil)]
    : [3, side, 3, side]
}
function chain(depth, other) {
  let whole = 5
  for (let at = 0; at < depth; at++)
    whole = at % 2 ? [other(at), whole, 1, 5] : [1, 5, other(at), whole]
  return whole
}
const full = (depth) =>
  depth === 0 ? int(1, 10_000) : [int(1, 2), full(depth - 1), int(1, 2), full(depth - 1)]

const samples = [[[2, 6, 3, 4]], [[1, [5, 4, 2, 10], 3, 10]], [12]]
samples[1] = [[1, [3, 4, 2, 6], 3, 10]]
const small = [
  [1],
  [[1, 1, 1, 1]],
  [[1, 1, 1, 2]],
  [[100, 10_000, 100, 10_000]],
  [[1, [1, 1, 1, 1], 1, [1, 1, 1, 1]]],
  [[1, [1, 1, 1, 2], 1, [1, 1, 1, 2]]],
  [[1, [1, 2, 1, 2], 2, 2]],
  [[1, [1, 2, 1, 3], 5, 1]],
  [chain(6, () => 1)],
  ...list(14, (at) => [chime(2 + (at % 6), at * 6)]),
]
const large = [[chain(400, () => 1)], [chain(399, (at) => 1 + (at % 7))], [full(13)], [full(14)]]

/** Walks a list of the rods instead of the tree. */
function bruteForce(chime) {
  const weigh = (text) => {
    let total = 0
    const visit = (part) => {
      if (typeof part === 'number') total += part
      else [part[1], part[3]].forEach(visit)
    }
    visit(JSON.parse(text))
    return total
  }
  const rods = []
  const queue = [chime]
  while (queue.length > 0) {
    const part = queue.pop()
    if (typeof part === 'number') continue
    rods.push(part)
    queue.push(part[1], part[3])
  }
  return rods.filter(
    ([a, left, b, right]) => a * weigh(JSON.stringify(left)) !== b * weigh(JSON.stringify(right)),
  ).length
}

writeData(import.meta.dirname, { samples, small, large, bruteForce })
