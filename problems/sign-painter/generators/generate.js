import { random, writeProgramData } from '../../generators.js'

const { int, list, word } = random(3002)

const text = ([w, words]) => `${w}\n${words.join(' ')}\n`
const LETTERS = 'abcdefghijklmnopqrstuvwxyz'
const some = (count, least, most) => list(count, () => word(int(least, most), LETTERS))
/** As many of the words as fit into the longest order. */
const upTo = (length, words) => {
  let used = -1
  return words.filter((one) => {
    used += one.length + 1
    return used <= length
  })
}

const samples = [
  [11, ['fresh', 'bread', 'every', 'morning']],
  [5, ['ripe', 'figs']],
].map(text)
const small = [
  [1, ['a']],
  [1, ['a', 'b', 'c']],
  [60, ['a']],
  [60, ['a'.repeat(60), 'b'.repeat(59), 'c']],
  [7, ['abc', 'def', 'abcd', 'ef', 'abcd', 'efg']],
  [2, ['a', 'b', 'ab', 'a']],
  [3, ['a', 'b', 'c', 'd', 'e']],
  ...list(8, (at) => [5 + at, some(4 + 2 * at, 1, 5)]),
].map(text)
const large = [
  [60, upTo(10_000, some(5000, 1, 12))],
  [59, upTo(10_000, some(5000, 20, 59))],
  [37, upTo(10_000, some(5000, 1, 3))],
  [1, upTo(9_999, some(5000, 1, 1))],
].map(text)

/** Looks for the last space that a row can end with. */
function bruteForce(input) {
  const [first, order] = input.split('\n')
  const w = Number(first)
  const rows = []
  for (let rest = `${order} `; rest !== ''; ) {
    const end = rest.lastIndexOf(' ', w)
    const row = rest.slice(0, end)
    rest = rest.slice(end + 1)
    let painted = row
    while (painted.length + 2 <= w + (row.length - row.trim().length)) painted = ` ${painted} `
    rows.push(painted.trimEnd())
  }
  return `${rows.join('\n')}\n`
}

writeProgramData(import.meta.dirname, { samples, small, large, bruteForce })
