const [[n, c], ...lines] = require('fs')
  .readFileSync(0)
  .toString()
  .split('\n')
  .map((line) => line.split(' ').map(Number))
const troupes = lines.slice(0, n).sort((a, b) => a[1] - b[1])

/** Of the first so many troupes. */
const best = [0]
for (const [at, [start, , pay]] of troupes.entries()) {
  // How many of them end in time.
  let low = 0
  let high = at
  while (low < high) {
    const middle = (low + high) >> 1
    if (troupes[middle][1] + c <= start) low = middle + 1
    else high = middle
  }
  best.push(Math.max(best[at], best[low] + pay))
}
console.log(best[n])
