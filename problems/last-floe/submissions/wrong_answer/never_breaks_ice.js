const [size, ...rows] = require('fs').readFileSync(0, 'utf8').split('\n')
const [h, w] = size.split(' ').map(Number)
const row = rows.findIndex((text) => text.includes('S'))
const queue = [[row, rows[row].indexOf('S'), 0]]
const seen = new Set([queue[0].slice(0, 2).join()])
let answer = -1
for (const [r, c, moves] of queue) {
  if (rows[r][c] === 'E') { answer = moves; break }
  for (const [y, x] of [[r + 1, c], [r - 1, c], [r, c + 1], [r, c - 1]]) {
    if (y < 0 || x < 0 || y >= h || x >= w || rows[y][x] === '#' || seen.has(`${y},${x}`)) continue
    seen.add(`${y},${x}`)
    queue.push([y, x, moves + 1])
  }
}
console.log(answer)
