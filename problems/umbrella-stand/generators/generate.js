import { random, writeProgramData } from '../../generators.js'

const { int, list, pick, word } = random(3001)

const text = ([k, notes]) => `${notes.length} ${k}\n${notes.map((name) => `${name}\n`).join('')}`
const LETTERS = 'abcdefghijklmnopqrstuvwxyz'
const among = (names, count) => list(count, () => pick(names))
const people = (count, length) => list(count, () => word(length, LETTERS))

const samples = [
  [2, ['ida', 'per', 'uma', 'ida', 'lars', 'uma', 'uma']],
  [3, ['olga', 'olga', 'olga']],
].map(text)
const small = [
  [1, ['a']],
  [1, ['a', 'b', 'b', 'a', 'b']],
  [3, ['a', 'b', 'c', 'd', 'b', 'd', 'a', 'e', 'f', 'g']],
  // Names that every object of JavaScript knows already.
  [2, ['constructor', 'valueof', 'constructor', 'tostring', 'constructor']],
  [100, among(people(4, 12), 60)],
  ...list(8, (at) => [1 + (at % 4), among(people(2 + at, int(1, 3)), 10 + 6 * at)]),
].map(text)
const crowd = people(1000, 12)
const large = [
  [100, [...crowd, ...crowd.toReversed()]],
  [100, [...crowd, ...crowd]],
  [100, among(crowd, 2000)],
  [100, among(crowd.slice(0, 200), 2000)],
  [1, among(crowd.slice(0, 3), 2000)],
].map(text)

/** Counts again, for each note, who is in and which holes they have. */
function bruteForce(input) {
  const [head, ...notes] = input.trim().split('\n')
  const k = Number(head.split(' ')[1])
  const holes = []
  notes.forEach((name, at) => {
    const before = notes.lastIndexOf(name, at - 1)
    const visits = notes.slice(0, at).filter((other) => other === name).length
    if (at > 0 && visits % 2 === 1) {
      holes[before] = { hole: holes[before].hole, left: true }
      return
    }
    let hole = 1
    while (holes.some((one) => one && !one.left && one.hole === hole)) hole++
    holes[at] = { hole: hole <= k ? hole : 'keeps', left: false }
  })
  return holes.flatMap((one) => (one ? [`${one.hole}\n`] : [])).join('')
}

writeProgramData(import.meta.dirname, { samples, small, large, bruteForce })
