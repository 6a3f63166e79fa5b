/** Realms that are made before there is a guest, and what becomes of them. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Job } from './judge.ts'
import { startJudge } from './testkit.ts'

let kit: Awaited<ReturnType<typeof startJudge>>
beforeAll(async () => {
  kit = await startJudge(1)
})
afterAll(() => kit.close())

const FRESH = `
  const isFresh = () => {
    const found = [globalThis.left, [].left, performance.now() < 500, Date.now() - performance.timeOrigin < 500]
    globalThis.left = Array.prototype.left = 1
    return String(found) === ',,true,true'
  }`
test.each<[string, Partial<Job>, string, (n: number) => string]>([
  ['a function', {}, `${FRESH}\nconst solve = (n) => [n, isFresh()]`, (n) => `[${n}]`],
  [
    'a program',
    { task: { kind: 'stdio' } },
    `${FRESH}\nconsole.log(JSON.stringify([+require('fs').readFileSync(0), isFresh()]))`,
    String,
  ],
])(
  '%s finds nothing in its realm, whether it was made ahead or not',
  async (_, changes, code, inputOf) => {
    const ordinals = Array.from({ length: 40 }, (_, n) => n)
    const cases = ordinals.map((n) => ({ ordinal: n, input: inputOf(n), expected: null }))
    const { results } = await kit.run(code, { ...changes, cases, caseCount: cases.length })
    const answers = results.map(({ output }) => JSON.parse(output ?? 'null'))
    expect(answers).toEqual(ordinals.map((n) => [n, true]))
  },
)

test('realms that wait are given up after a case that took long, and made again', async () => {
  const cases = Array.from({ length: 10 }, (_, n) => ({
    ordinal: n,
    input: `[${n}]`,
    expected: `${n}`,
  }))
  const spin = 'for (const end = Date.now() + 20; Date.now() < end; );'
  const { results } = await kit.run(`const solve = (n) => { ${spin} return n }`, { cases })
  expect(results.map(({ verdict }) => verdict)).toEqual(Array(10).fill('accepted'))
})
