const [head, ...notes] = require('fs').readFileSync(0, 'utf8').trim().split('\n')
const k = Number(head.split(' ')[1])
const free = Array.from({ length: k }, (_, at) => k - at)
const holeOf = new Map()
for (const name of notes) {
  if (holeOf.has(name)) {
    if (holeOf.get(name)) free.push(holeOf.get(name))
    holeOf.delete(name)
  } else {
    holeOf.set(name, free.pop())
    console.log(holeOf.get(name) ?? 'keeps')
  }
}
