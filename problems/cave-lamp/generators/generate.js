import { random, writeData } from '../../generators.js'

const { int, list } = random(231)
function cave(rows, columns, rock, oil) {
  const map = list(rows, () =>
    list(columns, () => (int(0, 999) < rock ? '#' : int(0, 999) < oil ? 'o' : '.')),
  )
  map[0][0] = 'S'
  map[rows - 1][columns - 1] = 'E'
  return [map.map((row) => row.join(''))]
}
const open = (rows, columns, at) => {
  const map = list(rows, (y) => list(columns, (x) => at(y, x)))
  map[0][0] = 'S'
  map[rows - 1][columns - 1] = 'E'
  return [map.map((row) => row.join(''))]
}

const samples = [[['.o...', '.###.', 'S.#.E', '#...#']], [['S..E']], [['S#E', '.#.']]]
const small = [
  [['SE']],
  [['S', 'o', 'E']],
  [['SooE']],
  [['EooooS']],
  [['S.o..o...E']],
  [['S...', '###.', 'E...']],
  [['o.S', '...', 'E.o']],
  [['S#o', '##.', 'E.o']],
  [['S....', '####.', 'o....', '.####', '....E']],
  ...list(18, (at) => cave(int(2, 7), int(2, 7), 100 + 15 * at, 40 + 20 * at)),
]
const large = [
  open(250, 250, (y, x) => ((y + x) % 5 === 0 ? 'o' : '.')),
  cave(250, 250, 300, 60),
  open(250, 250, (y, x) => (y % 2 && x !== (y % 4 === 1 ? 249 : 0) ? '#' : x === 100 ? 'o' : '.')),
  cave(200, 250, 0, 0),
  cave(120, 80, 420, 30),
]

/** Tries lamp after lamp: which squares are reached, and with how much oil at most? */
function bruteForce(cave) {
  const find = (wanted) => {
    const y = cave.findIndex((row) => row.includes(wanted))
    return [y, cave[y].indexOf(wanted)]
  }
  for (let lamp = 1; lamp <= cave.length * cave[0].length; lamp++) {
    const oil = new Map()
    const queue = [[...find('S'), lamp]]
    while (queue.length > 0) {
      const [y, x, left] = queue.shift()
      const square = cave[y]?.[x] ?? '#'
      if (square === '#') continue
      if (square === 'E') return lamp
      const now = square === 'o' ? lamp : left
      if ((oil.get(`${y},${x}`) ?? -1) >= now) continue
      oil.set(`${y},${x}`, now)
      if (now > 0)
        for (const [dy, dx] of [
          [0, 1],
          [1, 0],
          [0, -1],
          [-1, 0],
        ])
          queue.push([y + dy, x + dx, now - 1])
    }
  }
  return -1
}

writeData(import.meta.dirname, { samples, small, large, bruteForce })
