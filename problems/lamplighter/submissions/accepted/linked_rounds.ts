import { createInterface } from 'node:readline'

/** A stop of the walk. Rounds are put in after it. */
type Stop = { square: number; next: Stop | null }

const lines = createInterface({ input: process.stdin })[Symbol.asyncIterator]()
const nextPair = async (): Promise<[number, number]> => {
  const { value } = await lines.next()
  return String(value).split(' ').map(Number) as [number, number]
}

const [n, m] = await nextPair()
const lanes: [number, number][] = []
const lanesOf: number[][] = Array.from({ length: n + 1 }, () => [])
for (let lane = 0; lane < m; lane++) {
  const [a, b] = await nextPair()
  lanes.push([a, b])
  lanesOf[a]?.push(lane)
  lanesOf[b]?.push(lane)
}
const isUsed = new Uint8Array(m)

/** Goes on from the square until no lane is left there. */
function stroll(from: number): Stop | null {
  const start: Stop = { square: from, next: null }
  let here = start
  for (;;) {
    const lane = lanesOf[here.square]?.pop()
    if (lane === undefined) return start.next
    if (isUsed[lane] === 1) continue
    isUsed[lane] = 1
    const [a, b] = lanes[lane] ?? [0, 0]
    here.next = { square: a === here.square ? b : a, next: null }
    here = here.next
  }
}

function wholeWalk(): number[] | null {
  const odd = lanesOf.flatMap((own, square) => (own.length % 2 === 1 ? [square] : []))
  if (odd.length > 2) return null
  const first = odd[0] ?? lanes[0]?.[0] ?? 0
  const start: Stop = { square: first, next: stroll(first) }
  const squares: number[] = []
  for (let stop: Stop | null = start; stop !== null; stop = stop.next) {
    const round = stroll(stop.square)
    if (round !== null) {
      let last = round
      while (last.next !== null) last = last.next
      last.next = stop.next
      stop.next = round
    }
    squares.push(stop.square)
  }
  return squares.length === m + 1 ? squares : null
}

console.log(wholeWalk()?.join(' ') ?? 'no')
