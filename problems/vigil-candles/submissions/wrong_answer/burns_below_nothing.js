const numbers = require('fs').readFileSync(0, 'utf8').split(/\s+/).map(Number)
const [n, k, ...rest] = numbers
let height = 0
let rate = 0
for (let at = 0; at < n; at++) {
  height += rest[2 * at]
  rate += rest[2 * at + 1]
}
console.log((height - k) / rate)
