function weakTunnels(burrows, tunnels) {
  const grids = (without) => {
    const parent = Array.from({ length: burrows }, (_, burrow) => burrow)
    const find = (burrow) => {
      while (parent[burrow] !== burrow) burrow = parent[burrow] = parent[parent[burrow]]
      return burrow
    }
    let count = burrows
    for (let tunnel = 0; tunnel < tunnels.length; tunnel++) {
      if (tunnel === without) continue
      const a = find(tunnels[tunnel][0])
      const b = find(tunnels[tunnel][1])
      if (a !== b) count--
      parent[a] = b
    }
    return count
  }
  const all = grids(-1)
  return tunnels.flatMap((_, tunnel) => (grids(tunnel) > all ? [tunnel] : []))
}
