const text = require('fs').readFileSync(0, 'utf8')
let at = 0
const next = () => Number(text.split(/\s+/)[at++])
const n = next()
const seen = new Array(100).fill(0)
let bays = 0
for (let minute = 0; minute < n; minute++) {
  const height = next()
  bays += seen[height]++
  seen.fill(0, height + 1)
}
console.log(bays)
