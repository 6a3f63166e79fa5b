import { random, writeProgramData } from '../../generators.js'

const { int, list } = random(2202)

const text = (rows) => `${rows.length} ${rows[0].length}\n${rows.join('\n')}\n`

/** Ice with the given chance, in `percent`. */
function chart(h, w, percent) {
  const rows = list(h, () => list(w, () => (int(1, 100) <= percent ? '#' : '.')))
  const place = (mark) => {
    for (;;) {
      const [row, column] = [int(0, h - 1), int(0, w - 1)]
      if (rows[row][column] === 'S') continue
      rows[row][column] = mark
      return
    }
  }
  place('S')
  place('E')
  return rows.map((row) => row.join(''))
}

/** Walls from side to side, with gaps at alternating ends: a long way round, and ice to cut it short. */
function snake(h, w, closed) {
  return list(h, (row) => {
    if (row % 2 === 1) {
      if (row === closed) return '#'.repeat(w)
      return row % 4 === 1 ? `${'#'.repeat(w - 1)}.` : `.${'#'.repeat(w - 1)}`
    }
    const water = '.'.repeat(w - 1)
    return row === 0 ? `S${water}` : row >= h - 2 ? `${water}E` : `${water}.`
  })
}
const oneEnd = (rows) => {
  const last = rows.findLastIndex((row) => row.includes('E'))
  return rows.map((row, at) => (at === last ? row : row.replace('E', '.')))
}

const samples = [
  ['S.#.', '##.#', '..#E'],
  ['S#.', '.#.', '.#E'],
  ['S##E'],
].map(text)
const small = [
  ['SE'],
  ['E', '#', 'S'],
  ['S#.#E'],
  ['S#....', '.####.', '......', '.#####', '.#####', '.....E'],
  ['S...#', '.###.', '.#...', '.#.##', '...#E'],
  oneEnd(snake(9, 6, -1)),
  oneEnd(snake(9, 6, 3)),
  ...list(14, (at) => chart(int(1, 7), int(2, 7), 25 + 3 * at)),
].map(text)
const large = [
  chart(300, 300, 30),
  chart(300, 300, 42),
  chart(300, 300, 5),
  oneEnd(snake(299, 300, -1)),
  oneEnd(snake(299, 300, 151)),
  list(300, (row) => list(300, (at) => (row + at === 0 ? 'S' : row + at === 598 ? 'E' : at === 150 || at === 152 ? '#' : '.')).join('')),
].map(text)

/** All ways of at most one square of ice, by relaxing until nothing changes. */
function bruteForce(input) {
  const [size, ...rows] = input.trim().split('\n')
  const [h, w] = size.split(' ').map(Number)
  const best = new Map()
  const get = (r, c, ice) => best.get(`${r} ${c} ${ice}`) ?? Infinity
  let isChanged = true
  while (isChanged) {
    isChanged = false
    for (let r = 0; r < h; r++)
      for (let c = 0; c < w; c++)
        for (const ice of [0, 1]) {
          const before = ice - (rows[r][c] === '#' ? 1 : 0)
          const around = [get(r - 1, c, before), get(r + 1, c, before), get(r, c - 1, before), get(r, c + 1, before)]
          const moves = rows[r][c] === 'S' && ice === 0 ? 0 : Math.min(...around) + 1
          if (before < 0 || moves >= get(r, c, ice)) continue
          best.set(`${r} ${c} ${ice}`, moves)
          isChanged = true
        }
  }
  const row = rows.findIndex((one) => one.includes('E'))
  const moves = Math.min(get(row, rows[row].indexOf('E'), 0), get(row, rows[row].indexOf('E'), 1))
  return `${moves === Infinity ? -1 : moves}\n`
}

writeProgramData(import.meta.dirname, { samples, small, large, bruteForce })
