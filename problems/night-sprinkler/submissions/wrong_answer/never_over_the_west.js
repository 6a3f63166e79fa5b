const [, ...lines] = require('fs').readFileSync(0, 'utf8').trim().split('\n')
let least = Infinity
let most = -Infinity
for (const line of lines) {
  const [x, y, r] = line.split(' ').map(Number)
  const middle = (Math.atan2(y, x) * 180) / Math.PI
  const half = (Math.asin(r / Math.hypot(x, y)) * 180) / Math.PI
  least = Math.min(least, middle - half)
  most = Math.max(most, middle + half)
}
console.log(Math.min(360, most - least))
