/** Visits a grid by recursion, which is too deep for a long line of stations. */
function gridsAfterCuts(stations, cables, cuts) {
  const next = Array.from({ length: stations }, () => new Set())
  cables.forEach(([a, b], cable) => {
    next[a].add([b, cable])
    next[b].add([a, cable])
  })
  const gone = new Set()
  return cuts.map((cut) => {
    gone.add(cut)
    const seen = new Set()
    const visit = (station) => {
      seen.add(station)
      for (const [other, cable] of next[station])
        if (!gone.has(cable) && !seen.has(other)) visit(other)
    }
    let grids = 0
    for (let station = 0; station < stations; station++) {
      if (seen.has(station)) continue
      grids++
      visit(station)
    }
    return grids
  })
}
