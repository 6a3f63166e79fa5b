const [, ...lines] = require('fs').readFileSync(0, 'utf8').trim().split('\n')
const beds = lines.map((line) => {
  const [x, y, r] = line.split(' ').map(Number)
  const middle = Math.atan2(y, x)
  const half = Math.asin(r / Math.hypot(x, y))
  return [middle - half, middle + half]
})
beds.sort((a, b) => a[0] - b[0])
let gap = beds[0][0] + 2 * Math.PI - beds.at(-1)[1]
for (let at = 1; at < beds.length; at++) gap = Math.max(gap, beds[at][0] - beds[at - 1][1])
console.log(360 - (Math.max(gap, 0) * 180) / Math.PI)
