const [, ...lines] = require('fs').readFileSync(0, 'utf8').trim().split('\n')
const beds = lines.map((line) => line.split(' ').map(Number))
const middle = ([x, y]) => Math.atan2(y, x)
const half = ([x, y, r]) => Math.asin(r / Math.hypot(x, y))
let best = 2 * Math.PI
for (const first of beds) {
  const start = middle(first) - half(first)
  let sweep = 0
  for (const bed of beds) {
    let ahead = middle(bed) - half(bed) - start
    while (ahead < -1e-11) ahead += 2 * Math.PI
    while (ahead >= 2 * Math.PI - 1e-11) ahead -= 2 * Math.PI
    sweep = Math.max(sweep, ahead + 2 * half(bed))
  }
  best = Math.min(best, sweep)
}
console.log((best * 180) / Math.PI)
