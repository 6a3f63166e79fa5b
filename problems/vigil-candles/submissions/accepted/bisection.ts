import * as readline from 'node:readline'

const lines = readline.createInterface({ input: process.stdin })[Symbol.asyncIterator]()
const next = async (): Promise<[number, number]> =>
  ((await lines.next()).value as string).split(' ').map(Number) as [number, number]

const [n, k] = await next()
const candles: [number, number][] = []
for (let at = 0; at < n; at++) candles.push(await next())

const leftAfter = (hours: number): number => {
  let sum = 0
  for (const [h, r] of candles) sum += Math.max(0, h - r * hours)
  return sum
}
let low = 0
let high = 1_000_000
for (let round = 0; round < 70; round++) {
  const middle = (low + high) / 2
  if (leftAfter(middle) > k) low = middle
  else high = middle
}
console.log(low.toFixed(12))
