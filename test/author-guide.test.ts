/** docs/author.md: the package that it writes, step by step, is imported and judged as it says. */
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ImportReport } from '../server/packages/import.ts'
import { zipOf } from '../server/packages/packages.testkit.ts'
import { type Stack, startStack } from './stack.ts'

const page = readFileSync(new URL('../docs/author.md', import.meta.url), 'utf8')

/** What a reader has written by then: a later block of the same path takes the place of an earlier one. */
function filesUntil(...steps: string[]): Record<string, string> {
  const blocks = [...page.matchAll(/^```\w+ (\S+)(?: (\w+))?\n([\s\S]*?)^```$/gm)]
  const written = blocks.filter(([, , step = 'first']) => steps.includes(step))
  return Object.fromEntries(written.map(([, path = '', , text = '']) => [path, text]))
}

let stack: Stack
beforeAll(async () => {
  stack = await startStack({ workers: 1 })
})
afterAll(() => stack.stop())

async function imported(files: Record<string, string>): Promise<ImportReport> {
  const answer = await fetch(`${stack.url}/api/v1/problems/import?replace=1`, {
    method: 'POST',
    headers: { authorization: `Bearer ${stack.token}`, 'content-type': 'application/zip' },
    body: new Uint8Array(await zipOf(files, 'even-shares/')),
  })
  const text = await answer.text()
  if (answer.status !== 201) throw new Error(text)
  return JSON.parse(text) as ImportReport
}

const verdicts = ({ submissions }: ImportReport) =>
  Object.fromEntries(submissions.map(({ file, asExpected }) => [file, asExpected]))

test('the first package is a problem, and its solutions get the verdicts of their folders', async () => {
  const report = await imported(filesUntil('first'))
  expect(report).toMatchObject({
    slug: 'even-shares',
    title: 'Even Shares',
    kind: 'function',
    timeLimitMs: 1000,
    memoryLimitMb: 256,
    checker: { name: 'exact' },
    caseCount: 4,
    sampleCount: 1,
    warnings: [],
  })
  expect(verdicts(report)).toEqual({
    'submissions/accepted/simple.js': true,
    'submissions/wrong_answer/forgets_the_rest.js': true,
  })
})

test('with a checker of its own more than one answer is right', async () => {
  const report = await imported(filesUntil('first', 'again'))
  expect(report.checker.name).toBe('custom')
  expect(report.warnings).toEqual([])
  expect(verdicts(report)).toEqual({
    'submissions/accepted/simple.js': true,
    'submissions/accepted/last_first.js': true,
    'submissions/wrong_answer/forgets_the_rest.js': true,
    'submissions/partially_accepted/all_to_one.js': true,
  })
})

test('a folder of cases is a group with points', async () => {
  const report = await imported(filesUntil('first', 'again', 'points'))
  expect(report.warnings).toEqual([])
  expect(report.groups).toContainEqual(
    expect.objectContaining({ name: 'large', points: 40, scoring: 'min' }),
  )
  expect(Object.values(verdicts(report))).toEqual([true, true, true, true])
})
