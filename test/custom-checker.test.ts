/** A problem with a checker of its own, from its making to points, a rejudge and a package. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { zipOf } from '../server/packages/packages.testkit.ts'
import { judge, type Stack, startStack } from './stack.ts'

let stack: Stack
let folder: string
beforeAll(async () => {
  stack = await startStack({ workers: 2 })
  folder = await mkdtemp(join(tmpdir(), 'custom-checker-'))
})
afterAll(async () => {
  await rm(folder, { recursive: true })
  await stack.stop()
})

/** Any two numbers of that sum; half of the points if one of them is zero. */
const CHECKER = `function check(input, expected, output) {
  const [a, b] = output.trim().split(/\\s+/).map(Number)
  if (a + b !== Number(input)) return { verdict: 'wrong', message: a + b + ' is not ' + input.trim() }
  return a === 0 || b === 0 ? { verdict: 'points', points: 0.5 } : { verdict: 'ok' }
}`
const ONES = "const n = +require('fs').readFileSync(0); console.log(1, n - 1)"
const ZERO = "const n = +require('fs').readFileSync(0); console.log(0, n)"
const WRONG = 'console.log(1, 1)'

const problem = (slug: string, code = CHECKER) => ({
  slug,
  title: 'Two numbers',
  statement: 'Print two numbers of that sum.',
  kind: 'stdio',
  checker: { name: 'custom', code },
  groups: [
    { name: 'a', points: 40, scoring: 'min', requires: [], stopOnFailure: false },
    { name: 'b', points: 60, scoring: 'sum', requires: [], stopOnFailure: false },
  ],
  testCases: [5, 7, 9, 2].map((n, at) => ({
    input: `${n}\n`,
    expected: '',
    sample: at === 0,
    group: at < 2 ? 'a' : 'b',
  })),
})
const create = async (json: object) => {
  const { status, body } = await stack.api('POST', '/problems', { token: stack.token, json })
  expect({ status, body }).toMatchObject({ status: 201 })
}

test('all, a part and nothing of the points', async () => {
  await create(problem('two-numbers'))
  const submit = (code: string) => judge(stack, stack.token, 'two-numbers', { code })
  expect(await submit(ONES)).toMatchObject({ verdict: 'accepted', score: 100, passed: 4 })
  expect(await submit(ZERO)).toMatchObject({
    verdict: 'wrong_answer',
    score: 50,
    passed: 0,
    groups: [{ score: 20 }, { score: 30 }],
    results: [{ share: 0.5 }, { share: 0.5 }, { share: 0.5 }, { share: 0.5 }],
  })
  const wrong = await submit(WRONG)
  expect(wrong).toMatchObject({ verdict: 'wrong_answer', score: 30, passed: 1 })
  expect(wrong.results[0]?.message).toBe('2 is not 5')
})

test('a checker that fails is told to authors, and is no verdict of the solution', async () => {
  await create(problem('broken-checker', "function check() { throw new Error('oops') }"))
  const solver = { handle: 'eve', password: 'correct horse battery' }
  await stack.api('POST', '/auth/register', { json: { ...solver, email: 'eve@example.org' } })
  const { token } = (await stack.api('POST', '/auth/login', { json: solver })).body
  const asSolver = await judge(stack, token, 'broken-checker', { code: ONES })
  expect(asSolver).toMatchObject({ verdict: 'internal_error', score: 0 })
  expect(asSolver.results.map(({ message }) => message)).toEqual([null, null, null, null])
  const { body } = await stack.api('GET', `/submissions/${asSolver.id}`, { token: stack.token })
  expect(body.results[0]?.message).toMatch(/^The checker has failed: Error: oops\b/)

  await stack.api('PUT', '/problems/broken-checker', {
    token: stack.token,
    json: problem('broken-checker'),
  })
  const begun = await stack.api('POST', '/rejudges', {
    token: stack.token,
    json: { problem: 'broken-checker', verdict: 'internal_error' },
  })
  const read = async () =>
    (await stack.api('GET', `/rejudges/${begun.body.id}`, { token: stack.token })).body
  await expect.poll(read, { timeout: 10_000 }).toMatchObject({
    judged: 1,
    changes: [{ oldVerdict: 'internal_error', newVerdict: 'accepted', newScore: 100 }],
  })
  await stack.api('POST', `/rejudges/${begun.body.id}/apply`, { token: stack.token })
  const after = (await stack.api('GET', `/submissions/${asSolver.id}`, { token })).body
  expect(after).toMatchObject({ verdict: 'accepted', score: 100, outdated: false })
})

const PACKAGE = {
  'problem.yaml': 'problem_format_version: 2025-09\nname: Two numbers\ntype: scoring\n',
  'statement/problem.en.md': 'Print two numbers of that sum.\n',
  'output_validator/check.js': CHECKER,
  'data/secret/1.in': '5\n',
  'data/secret/1.ans': '',
  'data/secret/2.in': '7\n',
  'data/secret/2.ans': '',
  'submissions/accepted/ones.js': ONES,
  'submissions/partially_accepted/zero.js': ZERO,
  'submissions/accepted/not_really.js': WRONG,
}

test('the command line shows what its solutions got', async () => {
  const path = join(folder, 'from-the-shell.zip')
  await writeFile(path, await zipOf(PACKAGE, 'from-the-shell/'))
  const child = spawn('node', ['--import', 'tsx', 'local/import/main.ts', path], {
    env: { ...process.env, DATABASE_URL: stack.database.url },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [told] = await Promise.all([text(child.stdout), once(child, 'exit')])
  expect(child.exitCode).toBe(0)
  expect(told).toContain('checker custom')
  expect(told).toContain('submissions/accepted/ones.js: expected accepted, got accepted, score 100')
  expect(told).toContain('expected partially_accepted, got wrong_answer, score 50')
  expect(told).toContain('NOT AS EXPECTED: submissions/accepted/not_really.js')
  const { body } = await stack.api('GET', '/problems/from-the-shell/solutions', {
    token: stack.token,
  })
  expect(body).toMatchObject({
    items: [
      { name: 'accepted/not_really.js', got: 'wrong_answer', asExpected: false },
      { name: 'accepted/ones.js', got: 'accepted', asExpected: true },
      { name: 'partially_accepted/zero.js', score: 50, asExpected: true },
    ],
  })
})
