const [head, ...notes] = require('fs').readFileSync(0, 'utf8').trim().split('\n')
const k = Number(head.split(' ')[1])
const holes = new Array(k).fill(null)
for (const name of notes) {
  if (holes.includes(name)) {
    holes[holes.indexOf(name)] = null
    continue
  }
  const free = holes.indexOf(null)
  if (free >= 0) holes[free] = name
  console.log(free >= 0 ? free + 1 : 'keeps')
}
