let unfinished = ''
let minutes: number | undefined
let bays = 0
/** How often each height was seen since the water was last below it. */
const seen = new Uint32Array(100)

function take(number: number): void {
  if (minutes === undefined) {
    minutes = number
    return
  }
  bays += seen[number] ?? 0
  seen[number] = (seen[number] ?? 0) + 1
  seen.fill(0, number + 1)
}

process.stdin.on('data', (chunk: Buffer) => {
  const words = (unfinished + chunk.toString('latin1')).split(/[ \n]/)
  // The last number of a piece may go on in the next one.
  unfinished = words.pop() ?? ''
  for (const word of words) take(Number(word))
})
process.stdin.on('end', () => {
  if (unfinished !== '') take(Number(unfinished))
  console.log(String(bays))
})
