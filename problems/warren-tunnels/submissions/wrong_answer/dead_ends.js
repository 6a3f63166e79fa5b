/** Finds only the tunnels to burrows with a single tunnel. */
function weakTunnels(burrows, tunnels) {
  const doors = new Array(burrows).fill(0)
  for (const [a, b] of tunnels) {
    doors[a]++
    doors[b]++
  }
  return tunnels.flatMap(([a, b], tunnel) =>
    a !== b && (doors[a] === 1 || doors[b] === 1) ? [tunnel] : [],
  )
}
