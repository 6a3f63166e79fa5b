const [[n, c], ...lines] = require('fs').readFileSync(0, 'utf8').split('\n').map((line) => line.split(' ').map(Number))
const troupes = lines.slice(0, n).sort((a, b) => a[1] - b[1])
const best = [0]
troupes.forEach(([start, , pay], at) => {
  let low = 0
  let high = at
  while (low < high) {
    const middle = (low + high) >> 1
    if (troupes[middle][1] + c < start) low = middle + 1
    else high = middle
  }
  best.push(Math.max(best[at], best[low] + pay))
})
console.log(best[n])
