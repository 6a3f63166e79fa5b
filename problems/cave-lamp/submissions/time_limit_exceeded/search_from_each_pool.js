/** Measures the ways from each pool to all others. */
function smallestLamp(cave) {
  const columns = cave[0].length + 1
  const map = `${cave.join('#')}#`
  const start = map.indexOf('S')
  const lamp = new Map([[start, 0]])
  const measured = new Set()
  for (;;) {
    let pool = -1
    for (const [at, size] of lamp)
      if (!measured.has(at) && (pool < 0 || size < lamp.get(pool))) pool = at
    if (pool < 0) return -1
    if (map[pool] === 'E') return lamp.get(pool)
    measured.add(pool)
    const distance = new Int32Array(map.length).fill(-1)
    distance[pool] = 0
    const queue = [pool]
    for (let next = 0; next < queue.length; next++) {
      const at = queue[next]
      const square = map[at]
      if (at !== pool && (square === 'o' || square === 'E')) {
        const size = Math.max(lamp.get(pool), distance[at])
        if (size < (lamp.get(at) ?? Infinity)) lamp.set(at, size)
      }
      for (const other of [at + 1, at - 1, at + columns, at - columns])
        if (other >= 0 && other < map.length && map[other] !== '#' && distance[other] < 0) {
          distance[other] = distance[at] + 1
          queue.push(other)
        }
    }
  }
}
