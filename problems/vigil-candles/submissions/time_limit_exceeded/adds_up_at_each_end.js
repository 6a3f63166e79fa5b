const numbers = require('fs').readFileSync(0, 'utf8').split(/\s+/).map(Number)
const [n, k, ...rest] = numbers
const candles = []
for (let at = 0; at < n; at++) candles.push([rest[2 * at], rest[2 * at + 1]])
const leftAfter = (hours) => candles.reduce((sum, [h, r]) => sum + Math.max(0, h - r * hours), 0)
const ends = candles.map(([h, r]) => h / r).sort((a, b) => a - b)
let from = 0
for (const end of ends) {
  if (leftAfter(end) <= k) break
  from = end
}
const rate = candles.reduce((sum, [h, r]) => (h / r > from ? sum + r : sum), 0)
console.log(from + (leftAfter(from) - k) / rate)
