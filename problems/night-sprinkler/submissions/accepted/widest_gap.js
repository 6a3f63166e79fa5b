const { createInterface } = require('readline')

const lines = []
createInterface({ input: process.stdin })
  .on('line', (line) => lines.push(line))
  .on('close', () => {
    const beds = lines.slice(1, 1 + Number(lines[0])).map((line) => line.split(' ').map(Number))
    console.log(360 - (widestGap(beds) * 180) / Math.PI)
  })

/** The widest range of directions without a bed, in radians. */
function widestGap(beds) {
  const edges = beds.map(([x, y, r]) => {
    const middle = Math.atan2(y, x)
    const half = Math.asin(r / Math.hypot(x, y))
    return [middle - half, middle + half]
  })
  edges.sort((a, b) => a[0] - b[0])
  let widest = 0
  let end = edges[0][1]
  for (const [from, to] of edges) {
    widest = Math.max(widest, from - end)
    end = Math.max(end, to)
  }
  // The first beds begin again after a whole turn, and the last may reach over them.
  return Math.max(widest, edges[0][0] + 2 * Math.PI - end)
}
