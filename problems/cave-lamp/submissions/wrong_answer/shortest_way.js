/** Follows one shortest way and looks at the pools that happen to lie on it. */
function smallestLamp(cave) {
  const columns = cave[0].length + 1
  const map = cave.join('\n')
  const before = new Map([[map.indexOf('S'), -1]])
  for (const at of before.keys())
    for (const other of [at + 1, at - 1, at + columns, at - columns])
      if (!before.has(other) && /[.oE]/.test(map[other] ?? '')) before.set(other, at)
  let at = map.indexOf('E')
  if (!before.has(at)) return -1
  let [lamp, steps] = [0, 0]
  while (map[at] !== 'S') {
    at = before.get(at)
    steps++
    if (map[at] !== 'o') continue
    lamp = Math.max(lamp, steps)
    steps = 0
  }
  return Math.max(lamp, steps)
}
