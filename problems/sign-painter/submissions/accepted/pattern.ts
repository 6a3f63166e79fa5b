import { readFileSync } from 'node:fs'

const [first = '', order = ''] = readFileSync('/dev/stdin', 'utf8').split('\n')
const w = Number(first)
const row = new RegExp(`(?<![a-z])[a-z ]{0,${w - 1}}[a-z](?![a-z])`, 'g')
for (const [words] of order.matchAll(row)) {
  const left = Math.floor((w - words.length) / 2)
  process.stdout.write(`${words.padStart(left + words.length)}\n`)
}
