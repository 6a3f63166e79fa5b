// Believes that the squares alone tell whether there is a walk, wherever the lanes are.
const [[n, m], ...lanes] = require('fs').readFileSync(0, 'utf8').trim().split('\n').map((line) => line.split(' ').map(Number))
const lanesOf = Array.from({ length: n + 1 }, () => [])
lanes.forEach(([a, b], lane) => {
  lanesOf[a].push(lane)
  lanesOf[b].push(lane)
})
const odd = lanesOf.flatMap((own, square) => (own.length % 2 ? [square] : []))
if (odd.length > 2) console.log('no')
else {
  const path = [odd[0] ?? lanes[0][0]]
  const used = new Set()
  const walk = []
  while (path.length > 0) {
    const here = path.at(-1)
    const lane = lanesOf[here].pop()
    if (lane === undefined) walk.push(path.pop())
    else if (!used.has(lane)) {
      used.add(lane)
      path.push(lanes[lane][0] === here ? lanes[lane][1] : lanes[lane][0])
    }
  }
  console.log(walk.join(' '))
}
