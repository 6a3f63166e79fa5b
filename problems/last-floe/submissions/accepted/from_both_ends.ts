import { readFileSync } from 'node:fs'

const [size = '', ...rows] = readFileSync(0, 'utf8').split('\n')
const [h = 0, w = 0] = size.split(' ').map(Number)
const at = (row: number, column: number): string | undefined => rows[row]?.[column]

/** Moves to each square without breaking ice, and to ice as the last square. */
function movesFrom(mark: string): number[] {
  const moves = new Array<number>(h * w).fill(Infinity)
  const row = rows.findIndex((text) => text.includes(mark))
  const queue: [number, number][] = [[row, rows[row]?.indexOf(mark) ?? 0]]
  moves[row * w + (queue[0]?.[1] ?? 0)] = 0
  for (const [r, c] of queue) {
    if (at(r, c) === '#') continue
    for (const [y, x] of [[r + 1, c], [r - 1, c], [r, c + 1], [r, c - 1]] as const) {
      const isSeen = at(y, x) === undefined || x >= w || y >= h || moves[y * w + x] !== Infinity
      if (isSeen) continue
      moves[y * w + x] = (moves[r * w + c] ?? 0) + 1
      queue.push([y, x])
    }
  }
  return moves
}

const there = movesFrom('S')
const back = movesFrom('E')
let best = Infinity
for (const [square, moves] of there.entries()) best = Math.min(best, moves + (back[square] ?? Infinity))
console.log(best === Infinity ? -1 : best)
