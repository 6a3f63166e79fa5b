const [, ...heights] = require('fs').readFileSync(0, 'utf8').trim().split(/\s+/).map(Number)
const open = []
let bays = 0
for (const height of heights) {
  while (open.length > 0 && open.at(-1) > height) open.pop()
  if (open.at(-1) === height) bays++
  else open.push(height)
}
console.log(bays)
