const [, ...lines] = require('fs').readFileSync(0, 'utf8').trim().split('\n')
const beds = lines.map((line) => {
  const [x, y, r] = line.split(' ').map(Number)
  const middle = Math.atan2(y, x)
  const half = Math.atan(r / Math.hypot(x, y))
  return [middle - half, middle + half]
})
beds.sort((a, b) => a[0] - b[0])
let end = beds[0][1]
let gap = 0
for (const [from, to] of beds) {
  gap = Math.max(gap, from - end)
  end = Math.max(end, to)
}
gap = Math.max(gap, beds[0][0] + 2 * Math.PI - end)
console.log(360 - (gap * 180) / Math.PI)
