const [n, ...heights] = require('fs').readFileSync(0, 'utf8').trim().split(/\s+/).map(Number)
let bays = 0
for (let from = 0; from < n; from++) {
  for (let to = from + 1; to < n && heights[to] >= heights[from]; to++) {
    if (heights[to] === heights[from]) bays++
  }
}
console.log(bays)
