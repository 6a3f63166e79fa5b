/**
 * `npm run bench [-- NAME … --short --check --json FILE]`: a table of figures, each a ratio to a
 * baseline of the same run. `--check` fails when a ratio is a quarter worse than the stored one;
 * `--store` writes the ratios of this run to be checked against.
 */
import { readFile, writeFile } from 'node:fs/promises'
import { cpus, totalmem } from 'node:os'
import { parseArgs } from 'node:util'
import { budget } from './budget.ts'
import { codec } from './codec.ts'
import { cost } from './cost.ts'
import { data } from './data.ts'
import { growth } from './growth.ts'
import { latency } from './latency.ts'
import { type Bench, type Figure, meetsGoal, ratioOf } from './measure.ts'
import { pages } from './pages.ts'
import { plans } from './plans.ts'
import { queue } from './queue.ts'
import { scale } from './scale.ts'
import { startup } from './startup.ts'
import { throughput } from './throughput.ts'
import { walls } from './walls.ts'

const BENCHES: Bench[] = [
  codec,
  walls,
  cost,
  budget,
  latency,
  throughput,
  growth,
  data,
  queue,
  plans,
  scale,
  startup,
  pages,
]
const STORED = new URL('ratios.json', import.meta.url)
const WORSE_BY = 1.25

const HELP = `Usage: npm run bench -- [NAME…] [--short] [--check] [--store] [--json FILE]

Measures each figure as a ratio to a baseline of the same run: ${BENCHES.map(({ name }) => name).join(', ')},
or only those named.

  --short       fewer repetitions
  --check       fail when a ratio is a quarter worse than the stored one
  --store       store the ratios of this run, to be checked against
  --json FILE   write all figures
  --help        show this
`

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    help: { type: 'boolean', short: 'h', default: false },
    short: { type: 'boolean', default: false },
    check: { type: 'boolean', default: false },
    store: { type: 'boolean', default: false },
    json: { type: 'string' },
  },
})

if (values.help) {
  console.log(HELP)
  process.exit(0)
}

const chosen = BENCHES.filter(({ name }) => positionals.length === 0 || positionals.includes(name))
const unknown = positionals.filter((name) => BENCHES.every((bench) => bench.name !== name))
if (unknown.length > 0) {
  console.error(
    `Cannot measure ${unknown.join(', ')}: there are ${BENCHES.map(({ name }) => name).join(', ')}`,
  )
  process.exit(1)
}

const cores = cpus()
console.log(
  `${cores.length} × ${cores[0]?.model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.versions.node}`,
)
const figures: Record<string, Figure[]> = {}
for (const bench of chosen) {
  console.log(`\n${bench.question}`)
  const measured = await bench.run(values.short ? 'short' : 'full')
  figures[bench.name] = measured
  for (const figure of measured) console.log(line(figure))
}
if (values.json) await writeFile(values.json, JSON.stringify(figures, null, 2))
if (values.store) await store()
process.exit(values.check && !(await check()) ? 1 : 0)

function line(figure: Figure): string {
  const { what, unit, ours, against, baseline } = figure
  const goal = meetsGoal(figure)
  const wanted = figure.atMost === undefined ? figure.goal : `${figure.atMost} ${unit}`
  const told = goal === null ? '' : `  (goal ${wanted} ${goal ? 'met' : 'missed'})`
  const number = (value: number) => value.toFixed(value < 10 ? 2 : value < 100 ? 1 : 0).padStart(8)
  return `  ${what.padEnd(28)}${number(ours)} ${unit.padEnd(14)}${number(baseline)} ${against.padEnd(36)} ratio ${ratioOf(figure).toFixed(2)}${told}`
}

function ratios(): Record<string, number> {
  return Object.fromEntries(
    Object.entries(figures).flatMap(([name, measured]) =>
      measured
        .filter(({ unsteady }) => !unsteady)
        .map((figure) => [`${name}: ${figure.what}`, Number(ratioOf(figure).toFixed(3))]),
    ),
  )
}

async function readStored(): Promise<Record<string, number>> {
  return JSON.parse(await readFile(STORED, 'utf8'))
}

async function store(): Promise<void> {
  const before = await readStored().catch(() => ({}))
  await writeFile(STORED, `${JSON.stringify({ ...before, ...ratios() }, null, 2)}\n`)
}

async function check(): Promise<boolean> {
  const stored = await readStored()
  let good = true
  for (const [name, measured] of Object.entries(figures)) {
    for (const figure of measured) {
      const before = stored[`${name}: ${figure.what}`]
      if (before === undefined || figure.unsteady) continue
      const worse = figure.moreIsBetter ? before / ratioOf(figure) : ratioOf(figure) / before
      if (worse <= WORSE_BY) continue
      good = false
      console.error(
        `${name}: ${figure.what} is ${((worse - 1) * 100).toFixed(0)} % worse than stored`,
      )
    }
  }
  return good
}
