const [[n], ...lanes] = require('fs').readFileSync(0, 'utf8').trim().split('\n').map((line) => line.split(' ').map(Number))
const lanesOf = Array.from({ length: n + 1 }, () => [])
for (const lane of lanes) for (const square of lane) lanesOf[square].push(lane)
const used = new Set()
const path = [lanes[0][0]]
const walk = []
while (path.length > 0) {
  const here = path.at(-1)
  const lane = lanesOf[here].pop()
  if (!lane) walk.push(path.pop())
  else if (!used.has(lane)) {
    used.add(lane)
    path.push(lane[0] === here ? lane[1] : lane[0])
  }
}
console.log(walk.length === lanes.length + 1 && walk[0] === walk.at(-1) ? walk.join(' ') : 'no')
