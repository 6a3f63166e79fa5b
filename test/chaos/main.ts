/** `npm run chaos`: the long form. `CHAOS_SEED` and `CHAOS_SUBMISSIONS` choose the run. */
import { randomInt } from 'node:crypto'
import { runChaos } from './chaos.ts'

const seed = Number(process.env.CHAOS_SEED ?? randomInt(2 ** 31))
const submissions = Number(process.env.CHAOS_SUBMISSIONS ?? 10_000)
console.log(`seed ${seed}, ${submissions} submissions`)
const findings = await runChaos({ seed, submissions, faultEveryMs: 1_000, say: console.log })
console.log(findings)
const { lost, doubled, wrong, changed, unfinished } = findings
process.exit(lost + doubled + wrong.length + changed + unfinished === 0 ? 0 : 1)
