import { randomInt } from 'node:crypto'
import { expect, test } from 'vitest'
import { isClean, runChaos } from './chaos.ts'

const SUBMISSIONS = 120

test('nothing is lost, wrong or told twice while all that judges is killed, stopped and cut off', async () => {
  const seed = randomInt(2 ** 31)
  const said: string[] = []
  const options = { submissions: SUBMISSIONS, faultEveryMs: 1_000 }
  const findings = await runChaos({ seed, ...options, say: (line) => said.push(line) })
  const again = `CHAOS_SEED=${seed} CHAOS_SUBMISSIONS=${SUBMISSIONS} npm run chaos`
  console.log(`${said.length} faults in ${findings.seconds} s; again: ${again}`)
  expect(isClean(findings), JSON.stringify({ again, findings, said }, null, 2)).toBe(true)
  expect(said.length).toBeGreaterThan(5)
}, 240_000)
