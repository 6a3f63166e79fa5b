// Every set of a few troupes, and the first to end of those that pay the same: 45 points.
import { readFileSync } from 'node:fs'

type Troupe = [start: number, end: number, pay: number]

const [[n = 0, c = 0] = [], ...lines] = readFileSync(0, 'utf8')
  .split('\n')
  .map((line) => line.split(' ').map(Number))
const troupes = lines.slice(0, n) as Troupe[]
troupes.sort((a, b) => a[1] - b[1])

function best(at: number, free: number): number {
  const troupe = troupes[at]
  if (troupe === undefined) return 0
  const [start, end, pay] = troupe
  const without = best(at + 1, free)
  return start < free ? without : Math.max(without, pay + best(at + 1, end + c))
}

function mostShows(): number {
  let free = 0
  let crowns = 0
  for (const [start, end, pay] of troupes) {
    if (start < free) continue
    free = end + c
    crowns += pay
  }
  return crowns
}

console.log(n <= 12 ? best(0, 0) : mostShows())
