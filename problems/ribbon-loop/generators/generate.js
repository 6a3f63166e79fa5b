import { random, writeData } from '../../generators.js'

const { int, list, word } = random(22)
const ALPHABET = 'abcdefghijklmnopqrstuvwxyz'

const samples = [['bcada'], ['loop'], ['wind']]
const small = [
  ['a'],
  ['aa'],
  ['abcbd'],
  ['ab'],
  ['aba'],
  ['abab'],
  ['zzz'],
  [ALPHABET],
  [ALPHABET + ALPHABET],
  [ALPHABET + 'm'],
  ...list(16, (at) => [word(int(3, 40), ALPHABET.slice(0, 3 + at))]),
]
const large = [
  [ALPHABET.repeat(7692)],
  [`${'b'.repeat(100_000)}a${'c'.repeat(99_999)}`],
  [`${'abcdefghijklm'.repeat(7692)}${'zyxwvutsrqpon'.repeat(7692)}`],
  [word(150_000, ALPHABET.slice(3))],
]

function bruteForce(ribbon) {
  let longest = 1
  for (let from = 0; from < ribbon.length; from++)
    for (let length = 1; length <= ribbon.length; length++)
      if (ribbon[from] === ribbon[(from + length - 1) % ribbon.length] && length > longest)
        longest = length
  return longest
}

writeData(import.meta.dirname, { samples, small, large, bruteForce })
