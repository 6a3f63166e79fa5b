const [, ...heights] = require('fs').readFileSync(0, 'utf8').trim().split(/\s+/).map(Number)
const seen = new Int32Array(100)
const bays = new Int32Array(1)
for (const height of heights) {
  bays[0] += seen[height]++
  seen.fill(0, height + 1)
}
console.log(bays[0])
