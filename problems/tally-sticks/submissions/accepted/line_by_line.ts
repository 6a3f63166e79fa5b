import { createInterface } from 'node:readline'

const sums: Record<string, number> = {}
let isFirst = true

createInterface({ input: process.stdin })
  .on('line', (line: string) => {
    const [name, sacks] = line.split(' ') as [string, string]
    if (!isFirst) sums[name] = (sums[name] ?? 0) + Number(sacks)
    isFirst = false
  })
  .on('close', () => {
    const open = Object.entries(sums).filter(([, sum]) => sum !== 0)
    open.sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
    for (const [name, sum] of open) console.log(`${name} ${sum}`)
    if (open.length === 0) console.log('settled')
  })
