// Right for troupes that pay the same: 25 points.
const [[n, c], ...lines] = require('fs').readFileSync(0, 'utf8').split('\n').map((line) => line.split(' ').map(Number))
let free = 0
let crowns = 0
for (const [start, end, pay] of lines.slice(0, n).sort((a, b) => a[1] - b[1])) {
  if (start < free) continue
  free = end + c
  crowns += pay
}
console.log(crowns)
