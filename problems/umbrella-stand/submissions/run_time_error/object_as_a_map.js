const [head, ...notes] = require('fs').readFileSync(0, 'utf8').trim().split('\n')
const k = Number(head.split(' ')[1])
const guests = {}
const holes = new Array(k).fill(false)
for (const name of notes) {
  const guest = guests[name]
  if (guest) {
    if (guest.place.hole !== undefined) holes[guest.place.hole] = false
    delete guests[name]
    continue
  }
  const free = holes.indexOf(false)
  guests[name] = { place: free >= 0 ? { hole: free } : {} }
  if (free >= 0) holes[free] = true
  console.log(free >= 0 ? free + 1 : 'keeps')
}
