import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import type { ProblemDraft } from './draft.ts'
import { readPackage } from './read.ts'
import { readSubmissions } from './submissions.ts'

const home = fileURLToPath(new URL('../../problems', import.meta.url))
const slugs = readdirSync(home, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name)

test('the starter set has problems of every difficulty and one slug for each', async () => {
  const drafts = await Promise.all(slugs.map((slug) => readPackage(join(home, slug))))
  const counts = Object.groupBy(drafts, (draft) => draft.difficulty)
  expect(counts.easy?.length).toBeGreaterThanOrEqual(6)
  expect(counts.medium?.length).toBeGreaterThanOrEqual(6)
  expect(counts.hard?.length).toBeGreaterThanOrEqual(6)
  expect(drafts.map((draft) => draft.slug)).toEqual(slugs)
  expect(new Set(drafts.map((draft) => draft.title)).size).toBe(slugs.length)
})

test.each(slugs)(
  '%s is complete: 10 to 60 cases, 2 or 3 samples, tags, no warning',
  async (slug) => {
    const draft = await readPackage(join(home, slug))
    expect(draft.warnings).toEqual([])
    expect(draft.tags).not.toEqual([])
    expect(draft.testCases.length).toBeGreaterThanOrEqual(10)
    expect(draft.testCases.length).toBeLessThanOrEqual(60)
    const samples = draft.testCases.filter((one) => one.sample)
    expect([2, 3]).toContain(samples.length)
    expect(new Set(draft.testCases.map((one) => one.input)).size).toBe(draft.testCases.length)
  },
)

test.each(slugs)('the examples in the statements of %s are its samples', async (slug) => {
  const draft = await readPackage(join(home, slug))
  // Of a program the page shows the samples as they are; the statement does not repeat them.
  const samples = draft.kind === 'function' ? draft.testCases.filter((one) => one.sample) : []
  for (const { statement } of [draft, ...draft.translations]) {
    const shown = [...statement.matchAll(/^ {4}(\w+\(.*\) → .*)$/gm)].map((match) => match[1])
    expect(shown).toEqual(samples.map((one) => call(draft, one)))
  }
})

test.each(slugs)('%s is told in English and in Korean', async (slug) => {
  const { language, title, statement, translations } = await readPackage(join(home, slug))
  expect([language, ...translations.map((other) => other.language)]).toEqual(['en', 'ko'])
  const [korean] = translations
  expect(`${title} ${statement}`).not.toMatch(/\p{Script=Hangul}/u)
  expect(korean?.title).toMatch(/\p{Script=Hangul}/u)
  // What is marked up is the same: names, numbers and calls.
  expect(marked(korean?.statement ?? '')).toEqual(marked(statement))
})

const marked = (statement: string) =>
  new Set([...statement.matchAll(/`([^`]+)`/g)].map((match) => match[1]))

const call = (
  { signature }: ProblemDraft,
  { input, expected }: ProblemDraft['testCases'][number],
) => `${signature?.name}(${spaced(input).slice(1, -1)}) → ${spaced(expected)}`

/** As a person writes JSON on one line. */
const spaced = (json: string) =>
  JSON.stringify(JSON.parse(json), null, 1)
    .replace(/\n\s*/g, ' ')
    .replace(/([[{]) | ([\]}])/g, '$1$2')

test.each(slugs)('%s has solutions in both languages and two that must fail', async (slug) => {
  const submissions = await readSubmissions(join(home, slug))
  const accepted = submissions.filter((one) => one.expected === 'accepted')
  expect(accepted.map((one) => one.language).sort()).toEqual(['javascript', 'typescript'])
  expect(submissions.length - accepted.length).toBeGreaterThanOrEqual(2)
  expect(submissions.map((one) => one.expected)).toContain('wrong_answer')
})
