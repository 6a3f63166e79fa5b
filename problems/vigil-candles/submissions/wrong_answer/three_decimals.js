const numbers = require('fs').readFileSync(0, 'utf8').split(/\s+/).map(Number)
const [n, k, ...rest] = numbers
let low = 0
let high = 1e6
for (let round = 0; round < 80; round++) {
  const hours = (low + high) / 2
  let sum = 0
  for (let at = 0; at < n; at++) sum += Math.max(0, rest[2 * at] - rest[2 * at + 1] * hours)
  if (sum > k) low = hours
  else high = hours
}
console.log(low.toFixed(3))
