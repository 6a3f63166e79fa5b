/** Ignores every tunnel to the burrow it came from, also a second one. */
function weakTunnels(burrows, tunnels) {
  const doors = Array.from({ length: burrows }, () => [])
  tunnels.forEach(([a, b], tunnel) => {
    doors[a].push([b, tunnel])
    doors[b].push([a, tunnel])
  })
  const order = new Int32Array(burrows)
  const low = new Int32Array(burrows)
  const next = new Int32Array(burrows)
  const weak = []
  let count = 0
  for (let start = 0; start < burrows; start++) {
    if (order[start]) continue
    order[start] = low[start] = ++count
    const path = [[start, -1, -1]]
    while (path.length > 0) {
      const [here, from, by] = path.at(-1)
      if (next[here] < doors[here].length) {
        const [there, tunnel] = doors[here][next[here]++]
        if (there === from) continue
        if (order[there]) low[here] = Math.min(low[here], order[there])
        else {
          order[there] = low[there] = ++count
          path.push([there, here, tunnel])
        }
        continue
      }
      path.pop()
      if (from < 0) break
      low[from] = Math.min(low[from], low[here])
      if (low[here] > order[from]) weak.push(by)
    }
  }
  return weak
}
