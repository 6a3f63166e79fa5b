const [first, second] = require('fs').readFileSync(0, 'utf8').split('\n')
const heights = `${first} ${second}`.trim().split(' ').slice(1).map(Number)
const seen = new Array(100).fill(0)
let bays = 0
for (const height of heights) {
  bays += seen[height]++
  seen.fill(0, height + 1)
}
console.log(bays)
