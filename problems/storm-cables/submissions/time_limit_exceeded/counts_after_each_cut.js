function gridsAfterCuts(stations, cables, cuts) {
  const gone = new Set()
  return cuts.map((cut) => {
    gone.add(cut)
    const parent = Array.from({ length: stations }, (_, station) => station)
    const find = (station) => {
      while (parent[station] !== station) station = parent[station] = parent[parent[station]]
      return station
    }
    let grids = stations
    for (let cable = 0; cable < cables.length; cable++) {
      if (gone.has(cable)) continue
      const a = find(cables[cable][0])
      const b = find(cables[cable][1])
      if (a === b) continue
      parent[a] = b
      grids--
    }
    return grids
  })
}
