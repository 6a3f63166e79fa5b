/** Compares only which beads there are. */
function sameBracelets(bracelets) {
  const groups = Map.groupBy(bracelets.keys(), (index) => [...bracelets[index]].sort().join(''))
  return [...groups.values()]
}
