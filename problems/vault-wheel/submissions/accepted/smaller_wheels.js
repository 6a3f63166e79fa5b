const readline = require('readline')

/** The least number of pushes, or null. `l` and `r` are notches of the wheel. */
function leastPushes(m, a, l, r) {
  if (l === 0n) return 0n
  if (a === 0n) return null
  // Seen in a mirror, the same wheel turns by the rest of the way round.
  if (2n * a > m) return leastPushes(m, m - a, m - r, m - l)
  const first = (l + a - 1n) / a
  if (first * a <= r) return first
  // No multiple of `a` lies within. After some whole turns one must lie within `l + turns * m` and
  // `r + turns * m`: how many turns that takes is asked of a wheel with `a` notches.
  const turns = leastPushes(a, m % a, notch(-r, a), notch(-l, a))
  return turns === null ? null : (l + turns * m + a - 1n) / a
}

const notch = (place, notches) => ((place % notches) + notches) % notches

const input = readline.createInterface({ input: process.stdin, output: undefined })
input.question('', (count) => {
  const answerNext = (left) => {
    if (left === 0) return input.close()
    input.question('', (line) => {
      const [m, a, l, r] = line.split(' ').map(BigInt)
      console.log(String(leastPushes(m, a, l, r) ?? 'never'))
      answerNext(left - 1)
    })
  }
  answerNext(Number(count))
})
