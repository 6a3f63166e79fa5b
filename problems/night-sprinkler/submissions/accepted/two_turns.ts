let input = ''
process.stdin.setEncoding('utf8')
process.stdin.on('readable', () => {
  for (let chunk = process.stdin.read(); chunk !== null; chunk = process.stdin.read()) input += chunk
})
process.stdin.on('end', () => console.log(smallestAngle(input).toFixed(10)))

type Bed = { from: number; to: number }

function smallestAngle(text: string): number {
  const [, ...numbers] = text.trim().split(/\s+/).map(Number)
  const beds: Bed[] = []
  for (let at = 0; at < numbers.length; at += 3) {
    const [x, y, r] = numbers.slice(at, at + 3) as [number, number, number]
    const middle = (Math.atan2(y, x) * 180) / Math.PI
    const half = (Math.atan2(r, Math.sqrt(x * x + y * y - r * r)) * 180) / Math.PI
    // Each bed comes twice: a gap over the direction to the west lies between two turns.
    for (const turn of [0, 360]) beds.push({ from: middle - half + turn, to: middle + half + turn })
  }
  beds.sort((a, b) => a.from - b.from)
  let gap = 0
  let watered = beds[0]?.to ?? 0
  for (const { from, to } of beds) {
    gap = Math.max(gap, from - watered)
    watered = Math.max(watered, to)
  }
  return 360 - gap
}
