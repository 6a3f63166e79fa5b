import { randomInt } from 'node:crypto'
import { expect, test } from 'vitest'
import { runChaos } from './chaos.ts'

/** A failure says its seed: `CHAOS_SEED=… npm test` breaks the same things in the same order. */
const seed = Number(process.env.CHAOS_SEED ?? randomInt(2 ** 31))

test(`nothing is lost, wrong or judged twice while everything breaks (seed ${seed})`, {
  timeout: 180_000,
}, async () => {
  const lines: string[] = []
  const say = (line: string) => lines.push(line)
  const findings = await runChaos({ seed, submissions: 120, faultEveryMs: 700, say })
  expect(findings, lines.join('\n')).toMatchObject({
    lost: 0,
    doubled: 0,
    wrong: [],
    changed: 0,
    unfinished: 0,
  })
})
