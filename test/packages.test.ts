/** A package with points, imported over HTTP: its own solutions are judged, and so is one that is sent. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ImportReport } from '../server/packages/import.ts'
import { zipOf } from '../server/packages/packages.testkit.ts'
import { judge, type Stack, startStack } from './stack.ts'

let stack: Stack
beforeAll(async () => {
  stack = await startStack({ workers: 2 })
})
afterAll(() => stack.stop())

const cases = (folder: string, numbers: number[]) =>
  Object.fromEntries(
    numbers.flatMap((n) => [
      [`data/${folder}/${String(n).padStart(3, '0')}.in`, `[${n}]\n`],
      [`data/${folder}/${String(n).padStart(3, '0')}.ans`, `${2 * n}\n`],
    ]),
  )
const range = (from: number, to: number) => Array.from({ length: to - from }, (_, at) => from + at)

const ACCEPTED = 'function double(n) { return 2 * n }'
/** Right below 30, wrong at 30, and for ever from 31 on. */
const STUCK = 'function double(n) { if (n > 30) for (;;); return n === 30 ? 0 : 2 * n }'

const doubles = {
  'problem.yaml': 'name: Doubles\ntype: scoring\n',
  'distribute.yaml': 'function: { name: double, params: [{ name: n, type: int }], returns: int }\n',
  'statement/problem.en.md': 'Double it.\n',
  ...cases('sample', [1]),
  'data/secret/g1/testdata.yaml': 'grader_flags: min\naccept_score: 40\n',
  ...cases('secret/g1', range(10, 20)),
  'data/secret/g2/testdata.yaml': 'grader_flags: min\naccept_score: 60\non_reject: break\n',
  ...cases('secret/g2', range(25, 65)),
  'submissions/accepted/a.js': ACCEPTED,
  'submissions/wrong_answer/zero.ts': 'function double(n: number): number { return 0 }',
  'submissions/accepted/not_really.js': 'function double(n) { return 3 }',
  'submissions/accepted/c.cpp': 'int main() {}',
}

test('its solutions are judged, expected against got', async () => {
  const answer = await fetch(`${stack.url}/api/v1/problems/import`, {
    method: 'POST',
    headers: { authorization: `Bearer ${stack.token}`, 'content-type': 'application/zip' },
    body: new Uint8Array(await zipOf(doubles, 'doubles/')),
  })
  expect(answer.status).toBe(201)
  const report = (await answer.json()) as ImportReport
  expect(report.submissions).toMatchObject([
    { expected: 'accepted', got: 'accepted', asExpected: true, score: 100 },
    { expected: 'accepted', got: null, asExpected: null, note: 'not judged: c++' },
    { expected: 'accepted', got: 'wrong_answer', asExpected: false },
    { expected: 'wrong_answer', got: 'wrong_answer', asExpected: true, score: 0 },
  ])
})

test('points come by group, and a group that failed is not judged to its end', async () => {
  const started = performance.now()
  const submission = await judge(stack, stack.token, 'doubles', {
    language: 'javascript',
    code: STUCK,
  })
  expect(submission).toMatchObject({
    verdict: 'wrong_answer',
    score: 40,
    passed: 16,
    groups: [
      { name: 'g1', points: 40, score: 40, verdict: 'accepted' },
      { name: 'g2', points: 60, score: 0, verdict: 'wrong_answer' },
    ],
  })
  // 34 cases of a second each, on two workers, if all were judged.
  expect(submission.results.length).toBeLessThan(40)
  expect(performance.now() - started).toBeLessThan(12_000)
})
