/** What the generators share: chance that repeats itself, and writing test data that was checked. */
import { deepStrictEqual, ok } from 'node:assert'
import { spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { parse, stringify } from 'yaml'

/** Mulberry32: the same seed gives the same data on every machine. */
export function random(seed) {
  let state = seed
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
  const int = (least, most) => least + Math.floor(next() * (most - least + 1))
  return {
    /** Both ends are possible. */
    int,
    pick: (items) => items[int(0, items.length - 1)],
    list: (length, item) => Array.from({ length }, (_, at) => item(at)),
    word: (length, letters) =>
      Array.from({ length }, () => letters[int(0, letters.length - 1)]).join(''),
    shuffle: (items) => {
      const mixed = [...items]
      for (let last = mixed.length - 1; last > 0; last--) {
        const at = int(0, last)
        ;[mixed[last], mixed[at]] = [mixed[at], mixed[last]]
      }
      return mixed
    },
  }
}

/**
 * Writes `data/` of the package around this generator. Answers come from the accepted solution; for
 * samples and small cases a brute force that shares no code with it must agree.
 */
export function writeData(generators, { samples, small, large, bruteForce }) {
  const home = dirname(generators)
  const { function: signature, checker } = parse(
    readFileSync(join(home, 'distribute.yaml'), 'utf8'),
  )
  const accepted = join(home, 'submissions', 'accepted')
  const file = readdirSync(accepted).find((name) => name.endsWith('.js'))
  const code = readFileSync(join(accepted, file), 'utf8')
  const solve = new Function(`${code}\nreturn ${signature.name}`)()

  for (const args of [...samples, ...small])
    assertSame(
      solve(...structuredClone(args)),
      bruteForce(...structuredClone(args)),
      checker,
      `Cannot generate data: the brute force differs on ${JSON.stringify(args)}`,
    )
  const inputs = [...samples, ...small, ...large].map((args) => JSON.stringify(args))
  const again = inputs.find((input, at) => inputs.indexOf(input) !== at)
  if (again) throw new Error(`Cannot generate data: the case ${again.slice(0, 200)} comes twice`)

  const write = (folder, cases) => {
    rmSync(join(home, 'data', folder), { recursive: true, force: true })
    mkdirSync(join(home, 'data', folder), { recursive: true })
    cases.forEach((args, at) => {
      const path = join(home, 'data', folder, String(at + 1).padStart(2, '0'))
      writeFileSync(`${path}.in`, `${JSON.stringify(args)}\n`)
      writeFileSync(`${path}.ans`, `${JSON.stringify(solve(...structuredClone(args)))}\n`)
    })
  }
  write('sample', samples)
  write('secret', [...small, ...large])
}

/**
 * The same for a program: inputs are texts, and answers what the accepted program prints. Each of
 * `groups` has cases and `settings` of its own, and its name is that of its folder.
 */
export function writeProgramData(generators, { samples, bruteForce, isSame, groups, ...secret }) {
  const home = dirname(generators)
  const solve = programOf(join(home, 'submissions', 'accepted'))
  const same = isSame ?? ((got, wanted) => got === wanted)
  const folders = [
    ['sample', { small: samples, large: [] }],
    ...(groups ? groups.map(([name, group]) => [`secret/${name}`, group]) : [['secret', secret]]),
  ]
  const inputs = folders.flatMap(([, { small, large }]) => [...small, ...large])
  const again = inputs.find((input, at) => inputs.indexOf(input) !== at)
  if (again) throw new Error(`Cannot generate data: the case ${again.slice(0, 200)} comes twice`)

  for (const top of ['sample', 'secret'])
    rmSync(join(home, 'data', top), { recursive: true, force: true })
  for (const [folder, { small, large, settings }] of folders) {
    mkdirSync(join(home, 'data', folder), { recursive: true })
    if (settings) writeFileSync(join(home, 'data', folder, 'test_group.yaml'), stringify(settings))
    for (const [at, input] of [...small, ...large].entries()) {
      const answer = solve(input)
      const isRight = at >= small.length || same(answer, bruteForce(input), input)
      ok(isRight, `Cannot generate data: the brute force differs on ${input}`)
      const path = join(home, 'data', folder, String(at + 1).padStart(2, '0'))
      writeFileSync(`${path}.in`, input)
      writeFileSync(`${path}.ans`, answer)
    }
  }
}

/** The accepted program of the folder, as a function of its input. */
function programOf(accepted) {
  const file = readdirSync(accepted).find((name) => name.endsWith('.js'))
  const code = readFileSync(join(accepted, file), 'utf8')
  return (input) => {
    const options = { input, encoding: 'utf8', maxBuffer: 2 ** 28 }
    const script = ['--input-type=commonjs', '-e', code]
    const { status, stdout, stderr } = spawnSync(process.execPath, script, options)
    if (status !== 0) throw new Error(`Cannot generate data: ${file} has failed: ${stderr}`)
    return stdout
  }
}

/** Stricter with floats than the checker, so that the answers are well within its tolerance. */
function assertSame(got, wanted, checker, message) {
  if (checker?.name === 'floats')
    ok(Math.abs(got - wanted) <= (checker.absolute / 100) * Math.max(1, Math.abs(wanted)), message)
  else if (checker === 'any_order') deepStrictEqual(inOrder(got), inOrder(wanted), message)
  else deepStrictEqual(got, wanted, message)
}

const inOrder = (items) => items.map((item) => JSON.stringify(item)).sort()
