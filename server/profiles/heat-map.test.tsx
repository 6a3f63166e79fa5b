import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestApp, sumProblem, type TestApp } from '../../test/app.ts'
import { render } from '../words/use-words.tsx'
import { WORDS } from '../words/words.ts'
import { HeatMap, levelOf, yearUpTo } from './heat-map.tsx'

let judge: TestApp
beforeAll(async () => {
  judge = await createTestApp()
})
afterAll(() => judge.close())

test.each([
  ['2026-11-23T10:00:00Z', 1],
  ['2026-11-29T23:59:59Z', 7],
  ['2024-02-29T00:00:00Z', 4],
])('the year up to %s ends with a week of %i days and leaves no day out', (now, daysOfLastWeek) => {
  const weeks = yearUpTo(new Date(now))
  expect(weeks).toHaveLength(53)
  expect(weeks.at(-1)).toHaveLength(daysOfLastWeek)
  for (const [monday] of weeks) expect(monday?.getUTCDay()).toBe(1)
  const days = weeks.flat().map((date) => date.toISOString().slice(0, 10))
  expect(days.at(-1)).toBe(now.slice(0, 10))
  expect(new Set(days).size).toBe(52 * 7 + daysOfLastWeek)
})

test('a single submission is seen, and many are darkest', () => {
  expect([0, 1, 2, 3, 6, 12, 500].map(levelOf)).toEqual([0, 1, 1, 2, 3, 4, 4])
})

test('each day has its colour, and the table the same numbers', () => {
  const days = [
    { day: '2026-11-20', submissions: 1 },
    { day: '2026-11-23', submissions: 14 },
  ]
  const html = render(WORDS.en, <HeatMap days={days} today={new Date('2026-11-23T12:00:00Z')} />)
  expect(html).toContain('15 submissions on 2 days')
  expect(html.match(/day level-[1-4]/g)).toEqual(['day level-1', 'day level-4'])
  expect(html).toContain('<th scope="row">2026-11-23</th><td>14</td>')
})

test("a profile counts the user's own submissions of the last year, by day", async () => {
  const chief = await judge.signUp('chief', 'admin')
  const ada = await judge.signUp('ada')
  await judge.api('POST', '/problems', { token: chief.token, json: sumProblem('sum') })
  const submit = (userId: number, daysAgo: number) => judge.sql`
    insert into submissions (user_id, problem_id, problem_version, language, code, created_at)
    select ${userId}, id, version, 'javascript', 'x', now() - ${daysAgo} * interval '1 day'
      from problems`
  for (const daysAgo of [0, 0, 40, 500]) await submit(ada.id, daysAgo)
  await submit(chief.id, 3)
  const html = await (await judge.call('GET', '/users/ada')).text()
  expect(html).toContain('3 submissions on 2 days')
  expect(html).not.toMatch(/\sstyle=/)
})
