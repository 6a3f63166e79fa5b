/** `npm run chaos`: the long form. */
import { randomInt } from 'node:crypto'
import { z } from 'zod'
import { helpText, isHelpWanted, readSettings, wholeNumber } from '../../shared/settings.ts'
import { isClean, runChaos } from './chaos.ts'

const chaosSettings = z.object({
  CHAOS_SEED: wholeNumber(0, 2 ** 31)
    .default(randomInt(2 ** 31))
    .meta({ description: 'Repeats a run', byDefault: 'random, told at the start' }),
  CHAOS_SUBMISSIONS: wholeNumber(1, 1_000_000)
    .default(10_000)
    .meta({ description: 'How many are judged' }),
})

if (isHelpWanted(process.argv)) {
  const about = 'Judges submissions while workers, orchestrators and connections are killed.'
  console.log(helpText('npm run chaos', about, [chaosSettings]))
  process.exit(0)
}

function settings() {
  try {
    return readSettings(chaosSettings, process.env)
  } catch (error) {
    console.error((error as Error).message)
    process.exit(1)
  }
}

const { CHAOS_SEED: seed, CHAOS_SUBMISSIONS: submissions } = settings()
console.log(`seed ${seed}, ${submissions} submissions`)
const findings = await runChaos({ seed, submissions, faultEveryMs: 1_000, say: console.log })
console.log(findings)
process.exit(isClean(findings) ? 0 : 1)
