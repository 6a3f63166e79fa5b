import { random, writeProgramData } from '../../generators.js'

const { int, list, word } = random(3006)

const text = (doors) => `${doors.length}\n${doors.map((door) => `${door.join(' ')}\n`).join('')}`
const MOST = 10n ** 18n
/** From 0 to `most`. */
const big = (most) => BigInt(word(19, '0123456789')) % (BigInt(most) + 1n)

/** @param width How many notches open the door, at most. */
function door(m, width, a = big(m - 1n)) {
  const l = big(m - 1n)
  const r = l + big(BigInt(width) - 1n)
  return [m, a, l, r < m ? r : m - 1n]
}
const doors = (count, most, width) => list(count, () => door(1n + big(BigInt(most) - 1n), width))

const samples = [
  [[10, 7, 2, 3], [12, 4, 5, 7], [5, 1, 0, 2]],
  [[MOST, MOST - 1n, MOST - 3n, MOST - 2n]],
].map(text)
/** All there are of a small wheel. */
const every = (m) =>
  list(m, (a) => list(m, (l) => list(m - l, (more) => [m, a, l, l + more]))).flat(2)
const small = [
  [[1, 0, 0, 0]],
  [[2, 0, 1, 1], [2, 1, 1, 1], [2, 1, 0, 0]],
  every(5),
  every(6),
  every(12),
  every(7),
  ...list(4, (at) => doors(60, 30 * 4 ** at, 1 + 2 * at)),
  list(200, () => door(360n, 2, BigInt(6 * int(0, 59)))),
].map(text)
const fibonacci = [1n, 1n]
while (fibonacci.at(-1) < MOST) fibonacci.push(fibonacci.at(-1) + fibonacci.at(-2))
const golden = fibonacci.filter((one) => one > 10n && one <= MOST)
const large = [
  [
    doors(300, MOST, 1),
    doors(300, MOST, 1_000_000),
    doors(300, 10n ** 16n, 10n ** 9n),
    // The quotients are as small as they can be.
    golden.slice(1).map((m, at) => door(m, 1, golden[at])),
  ].flat(),
  [
    list(200, (at) => door(MOST - BigInt(at), 3, BigInt(1 + at))),
    list(200, (at) => door(MOST - BigInt(at), 3, MOST - BigInt(2 * at + 1))),
    // The pointer visits one notch in many.
    list(200, () => {
      const shared = 2n + big(1_000_000n)
      const m = shared * (1n + big(MOST / shared - 1n))
      return door(m, shared, shared * big(m / shared - 1n))
    }),
  ].flat(),
].map(text)

/** Pushes until the pointer has been everywhere. */
function bruteForce(input) {
  const [, ...lines] = input.trim().split('\n')
  const answers = lines.map((line) => {
    const [m, a, l, r] = line.split(' ').map(BigInt)
    let pointer = 0n
    for (let pushes = 0; pushes < m; pushes++) {
      if (pointer >= l && pointer <= r) return pushes
      pointer = (pointer + a) % m
    }
    return 'never'
  })
  return `${answers.join('\n')}\n`
}

writeProgramData(import.meta.dirname, { samples, small, large, bruteForce })
