import { random, writeProgramData } from '../../generators.js'

const { int, list } = random(2203)

const text = ([k, candles]) =>
  `${candles.length} ${k}\n${candles.map((candle) => candle.join(' ')).join('\n')}\n`
const heightOf = (candles) => candles.reduce((sum, [h]) => sum + h, 0)
/** The share of the height that is left is given in `percent`. */
const left = (percent, candles) => [Math.max(1, Math.floor((heightOf(candles) * percent) / 100)), candles]
const some = (count, h, r) => list(count, () => [int(1, h), int(1, r)])

const samples = [
  [10, [[10, 1], [6, 3]]],
  [2, [[10, 1], [6, 3], [1, 5]]],
  [7, [[7, 2]]],
].map(text)
const small = [
  [1, [[1_000_000, 1]]],
  [1, [[1, 1_000_000], [1, 1_000_000]]],
  [5, [[4, 2], [6, 3], [2, 1]]],
  [1, [[2, 1], [1, 1]]],
  ...list(14, (at) => left(int(0, 100), some(1 + at, 20, 1 + at))),
].map(text)
const large = [
  left(50, some(4_000, 1_000_000, 1_000_000)),
  left(1, some(50_000, 1_000_000, 1_000_000)),
  left(0, some(4_000, 1_000_000, 10)),
  [1, list(4_000, (at) => [250 * (at + 1), 1])],
  left(30, list(4_000, () => [1_000_000, 1])),
].map(text)

/** Halves the time that is left to search. */
function bruteForce(input) {
  const [[, k], ...candles] = input.trim().split('\n').map((line) => line.split(' ').map(Number))
  let [low, high] = [0, 2_000_000]
  while ((low + high) / 2 > low && (low + high) / 2 < high) {
    const hours = (low + high) / 2
    const sum = candles.reduce((all, [h, r]) => all + Math.max(0, h - r * hours), 0)
    if (sum > k) low = hours
    else high = hours
  }
  return `${low}`
}

// Stricter than the checker, so that the answers are well within its tolerance.
const isSame = (got, wanted) =>
  Math.abs(Number(got) - Number(wanted)) <= 1e-8 * Math.max(1, Number(wanted))
writeProgramData(import.meta.dirname, { samples, small, large, bruteForce, isSame })
