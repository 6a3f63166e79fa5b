import { createInterface } from 'node:readline'

/** 0: at the table. */
const holeOf = new Map<string, number>()
let free: number[] | undefined

for await (const line of createInterface({ input: process.stdin })) {
  if (free === undefined) {
    const k = Number(line.split(' ')[1])
    free = Array.from({ length: k }, (_, at) => at + 1)
    continue
  }
  const hole = holeOf.get(line)
  if (hole === undefined) {
    free.sort((a, b) => b - a)
    const lowest = free.pop()
    holeOf.set(line, lowest ?? 0)
    console.log(lowest ?? 'keeps')
  } else {
    holeOf.delete(line)
    if (hole > 0) free.push(hole)
  }
}
