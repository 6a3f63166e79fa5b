const numbers = require('fs').readFileSync(0, 'utf8').split(/\s+/).map(Number)
const [n, k] = numbers
const candles = Array.from({ length: n }, (_, at) => ({ h: numbers[2 + 2 * at], r: numbers[3 + 2 * at] }))
candles.sort((a, b) => a.h / a.r - b.h / b.r)

// Of those that still burn: their height at the start, and what they lose in an hour.
let height = candles.reduce((sum, { h }) => sum + h, 0)
let rate = candles.reduce((sum, { r }) => sum + r, 0)
for (const { h, r } of candles) {
  if (height - rate * (h / r) <= k) break
  height -= h
  rate -= r
}
console.log((height - k) / rate)
