const [size, ...rows] = require('fs').readFileSync(0, 'utf8').split('\n')
const [h, w] = size.split(' ').map(Number)

// The second layer is for a boat that has broken its ice.
const moves = new Int32Array(2 * h * w).fill(-1)
const startRow = rows.findIndex((row) => row.includes('S'))
const start = startRow * w + rows[startRow].indexOf('S')
const queue = [start]
moves[start] = 0
let answer = -1
for (let head = 0; head < queue.length && answer < 0; head++) {
  const state = queue[head]
  const broken = state >= h * w ? 1 : 0
  const row = Math.floor((state % (h * w)) / w)
  const column = state % w
  if (rows[row][column] === 'E') answer = moves[state]
  for (const [down, right] of [[0, 1], [1, 0], [0, -1], [-1, 0]]) {
    const r = row + down
    const c = column + right
    if (r < 0 || c < 0 || r >= h || c >= w) continue
    const layer = broken + (rows[r][c] === '#' ? 1 : 0)
    const next = layer * h * w + r * w + c
    if (layer > 1 || moves[next] >= 0) continue
    moves[next] = moves[state] + 1
    queue.push(next)
  }
}
console.log(answer)
