import { random, writeProgramData } from '../../generators.js'

const { int, list, shuffle } = random(3004)

const text = ([c, troupes]) =>
  `${troupes.length} ${c}\n${troupes.map((troupe) => `${troupe.join(' ')}\n`).join('')}`
const BILLION = 1_000_000_000

/** @param pay Of one troupe, by how long it plays. */
const troupesOf = (count, day, longest, pay) =>
  list(count, () => {
    const minutes = int(1, longest)
    const from = int(0, day - minutes)
    return [from, from + minutes, pay(minutes)]
  })
const upTo = (most) => () => int(1, most)
/** One after the other with just time enough to sweep between any two. */
const row = (count, c, minutes, pay) =>
  shuffle(list(count, (at) => [at * (minutes + c), at * (minutes + c) + minutes, pay()]))

const samples = [
  [2, [[0, 10, 5], [4, 16, 8], [12, 20, 6]]],
  [3, [[5, 8, 4], [10, 11, 3]]],
].map(text)

const few = {
  settings: { max_score: 20, score_aggregation: 'min' },
  small: [
    [0, [[0, 1, 1]]],
    [BILLION, [[0, 1, 3], [BILLION - 1, BILLION, 3], [5, 6, 4]]],
    [0, [[0, 5, 1], [5, 7, 1], [6, 9, 1], [7, 9, 1]]],
    [0, [[3, 9, 2], [3, 9, 7], [3, 9, 5]]],
    // The best one of all shuts out three that pay more together.
    [1, [[0, 30, 10], [0, 9, 4], [10, 19, 4], [20, 29, 4]]],
    [1, row(12, 1, 4, () => BILLION)],
    ...list(5, (at) => [at, troupesOf(8 + at, 30, 9, upTo(20))]),
  ].map(text),
  large: [],
}
const flat = {
  settings: { max_score: 25, score_aggregation: 'min' },
  small: list(3, (at) => [at, troupesOf(10 + at, 40, 12, () => 7)]).map(text),
  large: [
    [1_000, troupesOf(1_000, BILLION, 1_800_000, () => 1)],
    [3, row(1_000, 3, 40, () => BILLION)],
  ].map(text),
}
const some = {
  settings: { max_score: 25, score_aggregation: 'min', require_pass: 'secret/few' },
  small: [],
  large: [
    [20, troupesOf(500, 10_000, 300, upTo(1_000))],
    [0, troupesOf(500, 600, 20, (minutes) => minutes)],
    [7, troupesOf(500, BILLION, 10_000_000, upTo(BILLION))],
  ].map(text),
}
const whole = {
  settings: {
    max_score: 30,
    score_aggregation: 'min',
    require_pass: ['secret/flat', 'secret/some'],
  },
  small: [],
  large: [
    [0, row(1_500, 0, 100, () => BILLION)],
    // Many may play after each other: who looks at all pairs looks at many.
    [10, troupesOf(8_000, 900_000, 60, upTo(90))],
  ].map(text),
}

/** Every set of troupes; 13 are not too many. */
function bruteForce(input) {
  const [[, c], ...troupes] = input.trim().split('\n').map((line) => line.split(' ').map(Number))
  let best = 0
  const choose = (at, chosen, crowns) => {
    best = Math.max(best, crowns)
    if (at === troupes.length) return
    const [s, e, p] = troupes[at]
    if (chosen.every(([from, to]) => to + c <= s || e + c <= from))
      choose(at + 1, [...chosen, troupes[at]], crowns + p)
    choose(at + 1, chosen, crowns)
  }
  choose(0, [], 0)
  return `${best}\n`
}

const groups = [['few', few], ['flat', flat], ['some', some], ['whole', whole]]
writeProgramData(import.meta.dirname, { samples, groups, bruteForce })
