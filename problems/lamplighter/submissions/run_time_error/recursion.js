const [[n, m], ...lanes] = require('fs').readFileSync(0, 'utf8').trim().split('\n').map((line) => line.split(' ').map(Number))
const lanesOf = Array.from({ length: n + 1 }, () => [])
for (const lane of lanes) for (const square of lane) lanesOf[square].push(lane)
const odd = lanesOf.flatMap((own, square) => (own.length % 2 ? [square] : []))
const used = new Set()
const walk = []
function visit(here) {
  while (lanesOf[here].length > 0) {
    const lane = lanesOf[here].pop()
    if (used.has(lane)) continue
    used.add(lane)
    visit(lane[0] === here ? lane[1] : lane[0])
  }
  walk.push(here)
}
if (odd.length <= 2) visit(odd[0] ?? lanes[0][0])
console.log(walk.length === m + 1 ? walk.join(' ') : 'no')
