const [count, ...lines] = require('fs').readFileSync('/dev/stdin').toString().split('\n')
const sums = {}
for (const line of lines.slice(0, +count)) {
  const [name, sacks] = line.split(' ')
  sums[name] = (sums[name] || 0) + +sacks
}
const open = Object.keys(sums).filter((name) => sums[name] !== 0)
open.sort().sort((a, b) => (String(sums[a]) > String(sums[b]) ? -1 : 1))
console.log(open.map((name) => `${name} ${sums[name]}`).join('\n') || 'settled')
