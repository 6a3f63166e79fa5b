/** Runs the storm backwards: a cable that is put back joins two grids or changes nothing. */
function gridsAfterCuts(stations: number, cables: number[][], cuts: number[]): number[] {
  const parent = Array.from({ length: stations }, (_, station) => station)
  let grids = stations
  const find = (station: number): number => {
    let root = station
    while (parent[root] !== root) {
      parent[root] = parent[parent[root]]
      root = parent[root]
    }
    return root
  }
  const join = (cable: number) => {
    const a = find(cables[cable][0])
    const b = find(cables[cable][1])
    if (a === b) return
    parent[a] = b
    grids--
  }

  const cut = new Set(cuts)
  for (let cable = 0; cable < cables.length; cable++) if (!cut.has(cable)) join(cable)
  const after = new Array<number>(cuts.length)
  for (let at = cuts.length - 1; at >= 0; at--) {
    after[at] = grids
    join(cuts[at])
  }
  return after
}
