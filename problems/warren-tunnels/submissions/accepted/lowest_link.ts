/**
 * A depth-first search numbers the burrows. `low` is the smallest number that can be reached from below
 * without the tunnel that led there; a tunnel is weak when nothing below reaches above it. The search keeps its
 * own stack, since a warren may be one long line.
 */
function weakTunnels(burrows: number, tunnels: number[][]): number[] {
  const doors: number[][] = Array.from({ length: burrows }, () => [])
  tunnels.forEach(([a, b], tunnel) => {
    doors[a].push(tunnel)
    doors[b].push(tunnel)
  })
  const order = new Int32Array(burrows)
  const low = new Int32Array(burrows)
  const cameBy = new Int32Array(burrows).fill(-1)
  const nextDoor = new Int32Array(burrows)
  const weak: number[] = []
  let count = 0
  for (let start = 0; start < burrows; start++) {
    if (order[start] > 0) continue
    order[start] = low[start] = ++count
    const path = [start]
    while (path.length > 0) {
      const here = path[path.length - 1]
      if (nextDoor[here] < doors[here].length) {
        const tunnel = doors[here][nextDoor[here]++]
        if (tunnel === cameBy[here]) continue
        const there = tunnels[tunnel][0] === here ? tunnels[tunnel][1] : tunnels[tunnel][0]
        if (order[there] > 0) {
          low[here] = Math.min(low[here], order[there])
          continue
        }
        order[there] = low[there] = ++count
        cameBy[there] = tunnel
        path.push(there)
        continue
      }
      path.pop()
      if (path.length === 0) break
      const above = path[path.length - 1]
      low[above] = Math.min(low[above], low[here])
      if (low[here] > order[above]) weak.push(cameBy[here])
    }
  }
  return weak
}
