const [count, ...lines] = require('fs').readFileSync(0, 'utf8').split('\n')
const sums = new Map()
for (const line of lines.slice(0, +count)) {
  const [name, sacks] = line.split(' ')
  sums.set(name, (sums.get(name) ?? 0) + +sacks)
}
const open = [...sums].filter(([, sum]) => sum !== 0).sort((a, b) => b[1] - a[1])
console.log(open.map((entry) => entry.join(' ')).join('\n') || 'settled')
