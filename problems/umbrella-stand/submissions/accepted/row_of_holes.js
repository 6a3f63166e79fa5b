const [head, ...notes] = require('fs').readFileSync(0, 'utf8').trim().split('\n')
const [, k] = head.split(' ').map(Number)

const holes = new Array(k).fill(null)
const inside = new Set()
const lines = []
for (const name of notes) {
  if (inside.delete(name)) {
    const hole = holes.indexOf(name)
    if (hole >= 0) holes[hole] = null
    continue
  }
  inside.add(name)
  const free = holes.indexOf(null)
  if (free >= 0) holes[free] = name
  lines.push(free >= 0 ? free + 1 : 'keeps')
}
console.log(lines.join('\n'))
