import { random, writeData } from '../../generators.js'

const { int, list, word, pick, shuffle } = random(110)
const turned = (text) => {
  const at = int(0, text.length - 1)
  return text.slice(at) + text.slice(0, at)
}

const samples = [[['abc', 'cba', 'bca']], [['aa', 'a', 'aaa', 'aa']]]
const small = [
  [[]],
  [['z']],
  [['ab', 'ba']],
  [['ab', 'ba', 'ab', 'ba']],
  [['abab', 'baba', 'aabb', 'abba', 'bbaa']],
  [['aab', 'aba', 'baa', 'bba']],
  [['aaaaaaaaaaaaaaaaaaaaaaaaaaaaab', 'baaaaaaaaaaaaaaaaaaaaaaaaaaaaa']],
  ...list(14, (at) => [
    list(int(2, 30), () => word(int(1, 2 + (at % 5)), 'abc'.slice(0, 2 + (at % 2)))),
  ]),
]
const models = list(500, () => word(int(20, 30), 'abcdef'))
const large = [
  [list(8_000, () => turned(pick(models)))],
  [shuffle(list(5_000, () => word(12, 'ab')))],
  [
    list(
      8_000,
      (at) =>
        `${'a'.repeat(10)}${at.toString(2).padStart(13, '0').replaceAll('0', 'a').replaceAll('1', 'b')}`,
    ),
  ],
  [list(2_000, () => turned('abcabcabcabcabcabcabcabcabcabc'))],
]

function bruteForce(bracelets) {
  const groups = []
  bracelets.forEach((text, at) => {
    const group = groups.find(([first]) => {
      const other = bracelets[first]
      return (
        other.length === text.length &&
        [...text].some((_, cut) => text.slice(cut) + text.slice(0, cut) === other)
      )
    })
    if (group) group.push(at)
    else groups.push([at])
  })
  return groups
}

writeData(import.meta.dirname, { samples, small, large, bruteForce })
