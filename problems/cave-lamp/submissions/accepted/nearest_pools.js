/**
 * Every square belongs to its nearest pool (the entrance and the exit count as pools). Where the lands of
 * two pools touch there is a way between them, and no other ways are needed: they are taken from the
 * shortest on until the entrance and the exit are joined.
 */
function smallestLamp(cave) {
  const rows = cave.length
  const columns = cave[0].length
  const distance = new Int32Array(rows * columns).fill(-1)
  const owner = new Int32Array(rows * columns)
  const queue = []
  let start = 0
  let exit = 0
  for (let at = 0; at < rows * columns; at++) {
    const square = cave[Math.floor(at / columns)][at % columns]
    if (square === '#') distance[at] = -2
    if (square === '#' || square === '.') continue
    if (square === 'S') start = at
    if (square === 'E') exit = at
    distance[at] = 0
    owner[at] = at
    queue.push(at)
  }
  const neighbours = (at) => {
    const x = at % columns
    const found = []
    if (x > 0) found.push(at - 1)
    if (x < columns - 1) found.push(at + 1)
    if (at >= columns) found.push(at - columns)
    if (at < (rows - 1) * columns) found.push(at + columns)
    return found
  }
  for (let next = 0; next < queue.length; next++) {
    const at = queue[next]
    for (const other of neighbours(at)) {
      if (distance[other] !== -1) continue
      distance[other] = distance[at] + 1
      owner[other] = owner[at]
      queue.push(other)
    }
  }

  const ways = []
  for (let at = 0; at < rows * columns; at++) {
    if (distance[at] < 0) continue
    for (const other of neighbours(at)) {
      if (other < at || distance[other] < 0 || owner[at] === owner[other]) continue
      ways.push([distance[at] + distance[other] + 1, owner[at], owner[other]])
    }
  }
  ways.sort((a, b) => a[0] - b[0])
  const parent = Int32Array.from(distance.keys())
  const find = (at) => {
    while (parent[at] !== at) {
      parent[at] = parent[parent[at]]
      at = parent[at]
    }
    return at
  }
  for (const [steps, a, b] of ways) {
    parent[find(a)] = find(b)
    if (find(start) === find(exit)) return steps
  }
  return -1
}
