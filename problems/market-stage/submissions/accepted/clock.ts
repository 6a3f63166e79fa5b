type Event = { minute: number; isStart: boolean; troupe: number }

async function main(): Promise<void> {
  const chunks: Buffer[] = []
  for await (const chunk of process.stdin) chunks.push(chunk)
  const numbers = Buffer.concat(chunks).toString().trim().split(/\s+/).map(Number)
  const [n = 0, sweeping = 0] = numbers

  const events: Event[] = []
  for (let troupe = 0; troupe < n; troupe++) {
    const [start = 0, end = 0] = numbers.slice(2 + 3 * troupe, 4 + 3 * troupe)
    events.push({ minute: start, isStart: true, troupe })
    events.push({ minute: end + sweeping, isStart: false, troupe })
  }
  // In the same minute the stage is swept before the next show begins.
  events.sort((a, b) => a.minute - b.minute || Number(a.isStart) - Number(b.isStart))

  let earned = 0
  const earnedWith = new Array<number>(n).fill(0)
  for (const { isStart, troupe } of events) {
    if (isStart) earnedWith[troupe] = earned + (numbers[4 + 3 * troupe] ?? 0)
    else earned = Math.max(earned, earnedWith[troupe] ?? 0)
  }
  console.log(earned)
}

main()
