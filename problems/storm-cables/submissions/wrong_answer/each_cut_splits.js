/** Believes that every cut makes one grid more. */
function gridsAfterCuts(stations, cables, cuts) {
  const joined = new Set(cables.flat())
  const start = stations - joined.size + (joined.size > 0 ? 1 : 0)
  return cuts.map((_, at) => start + at + 1)
}
