import { readFileSync } from 'node:fs'
import { random, writeProgramData } from '../../generators.js'

const { int, list, pick, shuffle } = random(3007)

const text = ([n, lanes]) =>
  `${n} ${lanes.length}\n${lanes.map((lane) => `${lane.join(' ')}\n`).join('')}`
const between = (least, most) => list(most - least + 1, (at) => least + at)
/** The lanes of one walk over the squares, which are all as good as any other. */
function walk(squares, length, isClosed) {
  const first = pick(squares)
  let here = first
  return list(length, (step) => {
    const next = isClosed && step === length - 1 ? first : pick(squares)
    const lane = int(0, 1) ? [here, next] : [next, here]
    here = next
    return lane
  })
}
const some = (n, count) => list(count, () => [int(1, n), int(1, n)])

const samples = [
  [4, [[1, 2], [2, 3], [3, 1], [3, 4], [4, 1]]],
  [4, [[1, 2], [1, 3], [1, 4]]],
  [3, [[1, 2], [2, 2], [2, 1]]],
].map(text)
const small = [
  [1, [[1, 1]]],
  [1000, [[999, 1000]]],
  [2, [[1, 2], [1, 2], [2, 1]]],
  [3, [[1, 1], [1, 1], [2, 3]]],
  [6, [[1, 2], [2, 3], [3, 1], [4, 5], [5, 6], [6, 4]]],
  [5, [[5, 4], [4, 3], [3, 5], [3, 2], [2, 3]]],
  // It begins at square 4 or 5, and goes wrong if it does not come back from the lane to the end.
  [5, [[4, 1], [1, 2], [2, 3], [3, 1], [1, 5]]],
  [5, [[1, 2], [2, 3], [2, 4], [2, 5]]],
  ...list(5, (at) => [4, shuffle(walk(between(1, 4), 5 + at, at % 2 === 0))]),
  ...list(4, (at) => [5 + at, some(5 + at, 5 + at)]),
].map(text)
const large = [
  [300, shuffle([...walk(between(1, 150), 1_000, true), ...walk(between(151, 300), 1_000, true)])],
  [200, [...shuffle(walk(between(1, 200), 2_000, true)), [1, 2], [3, 4]]],
  [1_000, shuffle(walk(between(1, 1_000), 2_500, false))],
  [1_000, between(1, 999).map((square) => [square, square + 1])],
  [90, shuffle(walk(between(1, 90), 20_000, false))],
].map(text)

/** Tries every way to go on. */
function bruteForce(input) {
  const [, ...lanes] = input.trim().split('\n').map((line) => line.split(' ').map(Number))
  const used = new Set()
  const goOn = (here) =>
    used.size === lanes.length ||
    lanes.some((lane, at) => {
      if (used.has(at) || !lane.includes(here)) return false
      used.add(at)
      const isDone = goOn(lane[0] === here ? lane[1] : lane[0])
      used.delete(at)
      return isDone
    })
  return lanes.flat().some((square) => goOn(square)) ? 'yes' : 'no'
}

const checker = new URL('../output_validator/check.js', import.meta.url)
const check = new Function(`${readFileSync(checker, 'utf8')}\nreturn check`)()
const isSame = (got, wanted, input) => check(input, wanted, got).verdict === 'ok'
writeProgramData(import.meta.dirname, { samples, small, large, bruteForce, isSame })
