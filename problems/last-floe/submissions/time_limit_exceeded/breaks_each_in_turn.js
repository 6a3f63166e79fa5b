const [size, ...rows] = require('fs').readFileSync(0, 'utf8').split('\n')
const [h, w] = size.split(' ').map(Number)
const chart = rows.slice(0, h).join('').split('')

function moves() {
  const found = new Int32Array(h * w).fill(-1)
  const start = chart.indexOf('S')
  const queue = [start]
  found[start] = 0
  for (const at of queue) {
    if (chart[at] === 'E') return found[at]
    for (const next of [at % w > 0 ? at - 1 : -1, at % w < w - 1 ? at + 1 : -1, at - w, at + w]) {
      if (next < 0 || next >= h * w || chart[next] === '#' || found[next] >= 0) continue
      found[next] = found[at] + 1
      queue.push(next)
    }
  }
  return Infinity
}

let best = moves()
for (let at = 0; at < h * w; at++) {
  if (chart[at] !== '#') continue
  chart[at] = '.'
  best = Math.min(best, moves())
  chart[at] = '#'
}
console.log(best === Infinity ? -1 : best)
