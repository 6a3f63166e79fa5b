const [count, ...lines] = require('node:fs').readFileSync(0, 'utf8').split('\n')
const sums = new Map()
for (const line of lines.slice(0, Number(count))) {
  const [name, sacks] = line.split(' ')
  sums.set(name, (sums.get(name) ?? 0) + Number(sacks))
}
const open = [...sums].filter(([, sum]) => sum !== 0)
open.sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
console.log(open.length === 0 ? 'settled' : open.map((entry) => entry.join(' ')).join('\n'))
