import { random, writeProgramData } from '../../generators.js'

const { int, list, pick, shuffle, word } = random(2201)

const text = (sticks) => `${sticks.length}\n${sticks.map((stick) => stick.join(' ')).join('\n')}\n`
const sacks = (most) => pick([-1, 1]) * int(1, most)
const among = (names, count, most) => list(count, () => [pick(names), sacks(most)])
const LETTERS = 'abcdefghijklmnopqrstuvwxyz'
const names = [...new Set(list(50_000, () => word(10, LETTERS)))]

const samples = [
  [['ada', 5], ['bo', 12], ['ada', 4], ['cy', -3], ['bo', -3]],
  [['dag', 2], ['dag', -2]],
].map(text)
const small = [
  [['a', 1]],
  [['a', -1]],
  [['a', 10], ['b', 9], ['c', 100], ['d', -10], ['e', -9]],
  [['map', 3], ['object', 3], ['map', 4]],
  [['b', 7], ['ab', 7], ['aa', 7], ['a', 7], ['ba', 7]],
  ...list(12, (at) => among(list(1 + (at % 6), () => word(int(1, 3), 'abc')), int(1, 40), 3 + at)),
].map(text)
const settled = names.slice(0, 2_000).map((name) => [name, int(1, 1_000_000)])
const large = [
  among(names, 50_000, 1_000_000),
  among(names.slice(0, 300), 4_000, 5),
  shuffle([...settled, ...settled.map(([name, sum]) => [name, -sum])]),
  shuffle(names.slice(0, 4_000)).map((name) => [name, int(1, 9)]),
].map(text)

/** Takes out the best one at a time. */
function bruteForce(input) {
  const sticks = input.trim().split('\n').slice(1).map((line) => line.split(' '))
  const left = new Set(sticks.map(([name]) => name))
  const sumOf = (name) =>
    sticks.reduce((sum, [owner, count]) => (owner === name ? sum + Number(count) : sum), 0)
  const lines = []
  while (left.size > 0) {
    let best
    for (const name of left) {
      const isBetter = best === undefined || sumOf(name) > sumOf(best)
      if (isBetter || (sumOf(name) === sumOf(best) && name < best)) best = name
    }
    left.delete(best)
    if (sumOf(best) !== 0) lines.push(`${best} ${sumOf(best)}\n`)
  }
  return lines.join('') || 'settled\n'
}

writeProgramData(import.meta.dirname, { samples, small, large, bruteForce })
