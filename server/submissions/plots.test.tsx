import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestApp, sumProblem, type TestApp } from '../../test/app.ts'
import { claimNext, finalOf, resultOf } from '../../test/judged.ts'
import { finishSubmission, storeResults } from '../judging/claims.ts'
import { render } from '../words/use-words.tsx'
import { WORDS } from '../words/words.ts'
import { StandingPlot, TimePlot } from './plots.tsx'
import { findStanding } from './standing.ts'

let judge: TestApp
let token: string
beforeAll(async () => {
  judge = await createTestApp({ maxUnfinished: 100 })
  token = (await judge.signUp('chief', 'admin')).token
  await judge.api('POST', '/problems', { token, json: sumProblem('sum') })
})
afterAll(() => judge.close())

/** A submission that took `timeMs`, as if it had been judged. */
async function judged(timeMs: number, changes: Parameters<typeof finalOf>[0] = {}) {
  const code = 'function sum(a, b) { return a + b }'
  const json = { language: 'javascript', code }
  await judge.api('POST', '/problems/sum/submissions', { token, json })
  const claim = await claimNext(judge.sql)
  const results = [1, 2, 3].map((ordinal) => resultOf(ordinal, { timeMs }))
  await storeResults(judge.sql, claim, results)
  await finishSubmission(judge.sql, claim, finalOf({ timeMs, ...changes }))
  return Number(claim.id)
}

test('an accepted time stands among the accepted ones only', async () => {
  const ids = []
  for (const timeMs of [2, 20, 20, 200]) ids.push(await judged(timeMs))
  const failed = await judged(1, { verdict: 'wrong_answer', passed: 2 })
  const standing = await findStanding(judge.sql, ids[1] ?? 0)
  expect(standing).toMatchObject({ others: 3, slower: 1 })
  const counts = standing?.buckets.map(({ solutions }) => solutions) ?? []
  expect(counts).toHaveLength(24)
  expect(counts.filter((count) => count > 0)).toEqual([1, 2, 1])
  expect(counts[0]).toBe(1)
  expect(counts.at(-1)).toBe(1)
  const own = standing?.buckets.find(({ fromMs, toMs }) => fromMs <= 20 && 20 < toMs)
  expect(own?.solutions).toBe(2)
  expect(await findStanding(judge.sql, failed)).toBeUndefined()
  const html = render(WORDS.en, standing ? <StandingPlot standing={standing} timeMs={20} /> : <p />)
  expect(html.match(/class="bar own"/g)).toHaveLength(1)
  expect(html).toContain('Faster than 1 of 3 other solutions.')
})

test('the page of a submission has its groups, its plots as tables too, and no style', async () => {
  const groups = [
    { name: 'small', score: 20, points: 40, verdict: 'wrong_answer' as const },
    { name: 'large', score: 0, points: 60, verdict: null },
  ]
  const id = await judged(3, { groups, score: 20, verdict: 'wrong_answer', passed: 2 })
  const html = await (await judge.call('GET', `/submissions/${id}`, { token })).text()
  expect(html).toContain('Score by group')
  expect(html).toMatch(/small.*Wrong answer.*20.* of 40.*large.*Not judged.*0.* of 60/s)
  expect(html.match(/class="point accepted"/g)).toHaveLength(3)
  expect(html).toMatch(/<th scope="row">2<\/th><td>3.0 ms<\/td><td>Accepted<\/td>/)
  expect(html).toContain('class="tok-keyword">function</span>')
  expect(html).not.toMatch(/\sstyle=/)
})

const shownResultOf = (ordinal: number, changes: Parameters<typeof resultOf>[1] = {}) => ({
  ...resultOf(ordinal, changes),
  ...{ sample: false, group: null, points: 1, input: null, expected: null },
})

test('a case that failed is a cross, and the limit line stays inside the picture', () => {
  const results = [1, 5000].map((timeMs, index) =>
    shownResultOf(index + 1, { timeMs, verdict: index ? 'time_limit_exceeded' : 'accepted' }),
  )
  const html = render(WORDS.en, <TimePlot results={results} sizes={undefined} limitMs={1000} />)
  expect(html).toMatch(/class="point accepted"><title>[^<]*<\/title><circle/)
  expect(html).toMatch(/class="point time_limit_exceeded"><title>[^<]*<\/title><path/)
  for (const [, y] of html.matchAll(/ (?:y1|cy)="([^"]+)"/g)) {
    expect(Number(y)).toBeGreaterThan(10)
    expect(Number(y)).toBeLessThan(180)
  }
})

test('where the sizes of the inputs vary, times stand by size', () => {
  const results = [1, 2, 3].map((ordinal) => shownResultOf(ordinal))
  const plot = (bytes: number[]) =>
    render(
      WORDS.en,
      <TimePlot
        results={results}
        sizes={new Map(bytes.map((size, index) => [index + 1, size]))}
        limitMs={1000}
      />,
    )
  const places = (html: string) => [...html.matchAll(/cx="([\d.]+)"/g)].map(([, x]) => Number(x))
  expect(plot([10, 12, 14])).toContain('Time by case')
  const html = plot([20_000, 200, 2])
  expect(html).toContain('Time by size of input')
  expect(html).toMatch(/<th scope="row">1<\/th><td>20 KB<\/td>/)
  const [large = 0, middle = 0, small = 0] = places(html)
  expect(large - middle).toBeCloseTo(middle - small, 0)
  expect(small).toBeLessThan(middle)
})
