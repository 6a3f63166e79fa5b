// Too slow for the last group: 70 points.
const [[n, c], ...lines] = require('fs').readFileSync(0, 'utf8').split('\n').map((line) => line.split(' ').map(Number))
const troupes = lines.slice(0, n).map(([start, end, pay]) => ({ start, end, pay, best: undefined }))
troupes.sort((a, b) => a.start - b.start)
for (const troupe of troupes) {
  const before = troupes
    .filter((other) => other.end + c <= troupe.start)
    .map((other) => other.best)
    .sort((a, b) => b - a)
  troupe.best = troupe.pay + (before[0] ?? 0)
}
console.log(Math.max(...troupes.map((troupe) => troupe.best)))
