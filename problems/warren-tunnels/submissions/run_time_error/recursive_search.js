/** The usual search, recursive: a warren of one long line is too deep for it. */
function weakTunnels(burrows, tunnels) {
  const doors = Array.from({ length: burrows }, () => [])
  tunnels.forEach(([a, b], tunnel) => {
    doors[a].push([b, tunnel])
    doors[b].push([a, tunnel])
  })
  const order = new Array(burrows).fill(0)
  const low = new Array(burrows).fill(0)
  const weak = []
  let count = 0
  const visit = (here, by) => {
    order[here] = low[here] = ++count
    doors[here].forEach(([there, tunnel]) => {
      if (tunnel === by) return
      if (!order[there]) {
        visit(there, tunnel)
        if (low[there] > order[here]) weak.push(tunnel)
      }
      low[here] = Math.min(low[here], low[there])
    })
  }
  for (let start = 0; start < burrows; start++) if (!order[start]) visit(start, -1)
  return weak
}
