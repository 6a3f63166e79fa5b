// Before each step: would this lane cut off others that are left?
const [[n], ...lanes] = require('fs').readFileSync(0, 'utf8').trim().split('\n').map((line) => line.split(' ').map(Number))
const left = new Set(lanes)
const leftAt = (square) => [...left].filter((lane) => lane.includes(square))
function reached(from) {
  const seen = new Set([from])
  for (const square of seen) for (const lane of leftAt(square)) for (const end of lane) seen.add(end)
  return seen
}
const odd = []
for (let square = 1; square <= n; square++)
  if (lanes.flat().filter((end) => end === square).length % 2) odd.push(square)
const walk = [odd[0] ?? lanes[0][0]]
while (left.size > 0 && odd.length <= 2) {
  const here = walk.at(-1)
  const own = leftAt(here)
  if (own.length === 0) break
  for (const lane of own) {
    const next = lane[0] === here ? lane[1] : lane[0]
    left.delete(lane)
    if (own.length === 1 || reached(next).has(here)) {
      walk.push(next)
      break
    }
    left.add(lane)
  }
}
console.log(walk.length === lanes.length + 1 ? walk.join(' ') : 'no')
