const [size, ...rows] = require('fs').readFileSync(0, 'utf8').split('\n')
const [h, w] = size.split(' ').map(Number)
const row = rows.findIndex((text) => text.includes('S'))
const queue = [[row, rows[row].indexOf('S'), 0, 0]]
const seen = new Set([row * w + queue[0][1]])
let answer = -1
for (const [r, c, moves, broken] of queue) {
  if (rows[r][c] === 'E') { answer = moves; break }
  for (const [y, x] of [[r + 1, c], [r - 1, c], [r, c + 1], [r, c - 1]]) {
    if (y < 0 || x < 0 || y >= h || x >= w || seen.has(y * w + x)) continue
    const ice = broken + (rows[y][x] === '#' ? 1 : 0)
    if (ice > 1) continue
    seen.add(y * w + x)
    queue.push([y, x, moves + 1, ice])
  }
}
console.log(answer)
