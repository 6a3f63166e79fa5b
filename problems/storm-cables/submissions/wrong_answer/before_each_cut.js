/** Tells the number before each cut. */
function gridsAfterCuts(stations, cables, cuts) {
  const parent = Array.from({ length: stations }, (_, station) => station)
  let grids = stations
  const find = (station) => {
    while (parent[station] !== station) station = parent[station] = parent[parent[station]]
    return station
  }
  const join = (cable) => {
    const [a, b] = cables[cable].map(find)
    if (a !== b) grids--
    parent[a] = b
  }
  const cut = new Set(cuts)
  cables.forEach((_, cable) => cut.has(cable) || join(cable))
  return cuts
    .toReversed()
    .map((cable) => (join(cable), grids))
    .reverse()
}
