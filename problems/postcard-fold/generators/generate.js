import { random, writeData } from '../../generators.js'

const { int, list, word } = random(198)
const doubled = (half) => half + [...half].reverse().join('')

const samples = [['abba'], ['aabbb'], ['x']]
const small = [
  ['aa'],
  ['ab'],
  ['aaaaaaa'],
  ['aab'],
  ['baa'],
  ['abcabc'],
  ['abccba'],
  ['aabaab'],
  ['aabbaabbaa'],
  [doubled('postcard')],
  [`${doubled('ab')}z${doubled('cd')}`],
  ...list(16, (at) => [
    at % 2 ? doubled(word(int(2, 12), 'ab')) + word(at % 5, 'ab') : word(int(2, 25), 'ab'),
  ]),
]
const large = [
  ['a'.repeat(200_000)],
  [`${'a'.repeat(99_999)}b${'a'.repeat(100_000)}`],
  [doubled(doubled(doubled(word(20_000, 'ab'))))],
  ['abba'.repeat(50_000).slice(1)],
]

function bruteForce(strip) {
  let folds = 0
  for (let line = 1; line < strip.length; line++) {
    const size = Math.min(line, strip.length - line)
    const left = strip.slice(line - size, line)
    if ([...left].reverse().join('') === strip.slice(line, line + size)) folds++
  }
  return folds
}

writeData(import.meta.dirname, { samples, small, large, bruteForce })
