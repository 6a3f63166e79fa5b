async function main() {
  let input = ''
  process.stdin.setEncoding('utf8')
  for await (const chunk of process.stdin) input += chunk
  const [[n, m], ...lanes] = input.trim().split('\n').map((line) => line.split(' ').map(Number))

  const lanesOf = Array.from({ length: n + 1 }, () => [])
  lanes.forEach(([a, b], lane) => {
    lanesOf[a].push(lane)
    lanesOf[b].push(lane)
  })
  const odd = lanesOf.flatMap((own, square) => (own.length % 2 === 1 ? [square] : []))
  const path = [odd[0] ?? lanes[0][0]]
  const used = new Array(m).fill(false)
  const walk = []
  // Where it does not go on, the rest of the walk is known: detours are made further back.
  while (path.length > 0) {
    const here = path.at(-1)
    const lane = lanesOf[here].pop()
    if (lane === undefined) walk.push(path.pop())
    else if (!used[lane]) {
      used[lane] = true
      const [a, b] = lanes[lane]
      path.push(a === here ? b : a)
    }
  }
  // Lanes that cannot be reached are missing in the walk.
  const isWhole = odd.length <= 2 && walk.length === m + 1
  console.log(isWhole ? walk.join(' ') : 'no')
}

main()
