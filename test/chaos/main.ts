/** `npm run chaos`: the long form. `CHAOS_SEED` and `CHAOS_SUBMISSIONS` choose the run. */
import { randomInt } from 'node:crypto'
import { isClean, runChaos } from './chaos.ts'

const seed = Number(process.env.CHAOS_SEED ?? randomInt(2 ** 31))
const submissions = Number(process.env.CHAOS_SUBMISSIONS ?? 10_000)
console.log(`seed ${seed}, ${submissions} submissions`)
const findings = await runChaos({ seed, submissions, faultEveryMs: 1_000, say: console.log })
console.log(findings)
process.exit(isClean(findings) ? 0 : 1)
