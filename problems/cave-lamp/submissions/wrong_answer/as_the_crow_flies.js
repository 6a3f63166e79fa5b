/** Measures between pools straight across the rock. */
function smallestLamp(cave) {
  const places = []
  cave.forEach((row, y) =>
    [...row].forEach((square, x) => {
      if (square === 'S') places.unshift([y, x])
      else if (square === 'E' || (square === 'o' && places.length < 300)) places.push([y, x])
    }),
  )
  const lamp = places.map((_, at) => (at === 0 ? 0 : Infinity))
  const done = new Set()
  for (;;) {
    let next = -1
    lamp.forEach((size, at) => {
      if (!done.has(at) && (next < 0 || size < lamp[next])) next = at
    })
    const [y, x] = places[next]
    if (cave[y][x] === 'E') return lamp[next]
    done.add(next)
    places.forEach(([oy, ox], at) => {
      lamp[at] = Math.min(lamp[at], Math.max(lamp[next], Math.abs(y - oy) + Math.abs(x - ox)))
    })
  }
}
