import { random, writeProgramData } from '../../generators.js'

const { int, list } = random(3005)

/** The strip has up to so many numbers in a line. */
const text = ([most, heights]) => {
  const numbers = [heights.length, ...heights]
  let strip = ''
  for (let at = 0; at < numbers.length; ) {
    const count = int(1, most)
    strip += `${numbers.slice(at, at + count).join(' ')}\n`
    at += count
  }
  return strip
}
const among = (count, least, most) => list(count, () => int(least, most))

const samples = [
  [4, [2, 5, 2, 1, 2, 2]],
  [3, [7, 7, 7, 7]],
].map(text)
const small = [
  [1, [0]],
  [1, [4, 4]],
  [9, [1, 0, 1, 0, 1]],
  [9, [0, 1, 0, 1, 0]],
  [9, [99, 10, 9, 10, 99, 99, 9]],
  [2, [5, 4, 3, 2, 1, 0, 1, 2, 3, 4, 5]],
  [2, [0, 1, 2, 3, 2, 1, 0]],
  [50, among(50, 98, 99)],
  ...list(8, (at) => [1 + at, among(10 + 9 * at, 0, 1 + 2 * at)]),
].map(text)
const large = [
  // More bays than 32 bits can count.
  [200_000, list(120_000, (at) => (at % 20_011 === 0 ? 9 : 8))],
  // The water rises all the time, and nothing is lower to the right.
  [1, list(6_000, (at) => Math.floor(at / 2_000))],
  [30, among(4_000, 0, 99)],
].map(text)

/** Looks to the right of each minute, until the water is lower. */
function bruteForce(input) {
  const [n, ...heights] = input.trim().split(/\s+/).map(Number)
  let bays = 0
  for (let from = 0; from < n; from++)
    for (let to = from + 1; to < n && heights[to] >= heights[from]; to++)
      if (heights[to] === heights[from]) bays++
  return `${bays}\n`
}

writeProgramData(import.meta.dirname, { samples, small, large, bruteForce })
