import { random, writeData } from '../../generators.js'

const { int, list, shuffle } = random(99)
const loaf = (least, most, longest) => {
  const low = int(least, most)
  return [low, Math.min(1_000_000, low + int(0, longest))]
}

const samples = [
  [
    [
      [180, 200],
      [195, 230],
      [240, 250],
      [200, 260],
    ],
  ],
  [
    [
      [150, 180],
      [180, 210],
    ],
  ],
  [[]],
]
const small = [
  [[[5, 5]]],
  [[[0, 1_000_000]]],
  [
    [
      [1, 2],
      [3, 4],
      [5, 6],
    ],
  ],
  [
    [
      [1, 2],
      [2, 3],
      [3, 4],
    ],
  ],
  [
    [
      [1, 10],
      [2, 3],
      [5, 6],
      [8, 9],
    ],
  ],
  [
    [
      [7, 7],
      [7, 7],
      [7, 7],
    ],
  ],
  [
    [
      [0, 9],
      [1, 2],
      [9, 9],
      [4, 9],
    ],
  ],
  ...list(16, (at) => [list(int(2, 9), () => loaf(0, 12, 1 + (at % 8)))]),
]
const large = [
  [shuffle(list(30_000, (at) => [33 * at, 33 * at + 20]))],
  [list(8_000, () => loaf(0, 1_000_000, 40))],
  [list(8_000, () => loaf(0, 900_000, 100_000))],
  [list(8_000, (at) => [at, 1_000_000 - at])],
]

/** Every set of temperatures, smaller sets first. Only the upper ends need to be tried. */
function bruteForce(loaves) {
  const ends = [...new Set(loaves.map(([, high]) => high))]
  let fewest = ends.length
  for (let set = 0; set < 2 ** ends.length; set++) {
    const settings = ends.filter((_, at) => set & (2 ** at))
    if (loaves.every(([low, high]) => settings.some((t) => low <= t && t <= high)))
      fewest = Math.min(fewest, settings.length)
  }
  return fewest
}

writeData(import.meta.dirname, { samples, small, large, bruteForce })
