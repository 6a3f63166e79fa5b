const [[n, m], ...lanes] = require('fs').readFileSync(0, 'utf8').trim().split('\n').map((line) => line.split(' ').map(Number))
const lanesOf = Array.from({ length: n + 1 }, () => [])
for (const lane of lanes) for (const square of lane) lanesOf[square].push(lane)
const odd = lanesOf.findIndex((own) => own.length % 2 === 1)
const walk = [odd > 0 ? odd : lanes[0][0]]
const used = new Set()
for (;;) {
  const here = walk.at(-1)
  const lane = lanesOf[here].find((one) => !used.has(one))
  if (!lane) break
  used.add(lane)
  walk.push(lane[0] === here ? lane[1] : lane[0])
}
console.log(walk.length === m + 1 ? walk.join(' ') : 'no')
