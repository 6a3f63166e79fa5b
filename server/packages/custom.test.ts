/** Packages with a checker of their own, and with solutions that say what they are to get. */
import { rm } from 'node:fs/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Contents, temporaryFolder, writePackage } from './packages.testkit.ts'
import { readPackage } from './read.ts'

let home: string
beforeAll(async () => {
  home = await temporaryFolder()
})
afterAll(() => rm(home, { recursive: true }))

const CODE = "function check() { return { verdict: 'ok' } }\n"
const read = async (files: Contents) => {
  const contents = {
    'problem.yaml': 'problem_format_version: 2025-09\nname: Doors\n',
    'statement/problem.en.md': 'Which?\n',
    'data/secret/1.in': '1\n',
    'data/secret/1.ans': '1\n',
    ...files,
  }
  return readPackage(await writePackage(home, contents, 'doors'))
}
const custom = (language: string) => ({ name: 'custom', language, code: CODE })

test.each<[string, Contents, string]>([
  ['output_validator/check.js', {}, 'javascript'],
  ['output_validator/check.mts', {}, 'typescript'],
  ['output_validator/any/check.ts', {}, 'typescript'],
  [
    'output_validators/ours/check.js',
    { 'problem.yaml': 'name: Doors\nvalidation: custom\n' },
    'javascript',
  ],
  [
    'output_validators/check.cjs',
    { 'problem.yaml': 'name: Doors\nvalidation: custom score\n' },
    'javascript',
  ],
])('%s checks', async (path, files, language) => {
  const draft = await read({ ...files, [path]: CODE })
  expect(draft).toMatchObject({ checker: custom(language), unjudgeable: null, warnings: [] })
})

test('a function problem names it in distribute.yaml', async () => {
  const draft = await read({
    'distribute.yaml': 'function: { name: f, params: [], returns: int }\nchecker: custom\n',
    'data/secret/1.in': '[]',
    'output_validator/check.js': CODE,
  })
  expect(draft).toMatchObject({ kind: 'function', checker: custom('javascript'), warnings: [] })
})

test('what lies beside it is told', async () => {
  const draft = await read({
    'output_validator/check.js': CODE,
    'output_validator/helper.cpp': 'int main() {}',
  })
  expect(draft.warnings).toEqual([
    'output_validator/helper.cpp is not used: output_validator/check.js checks',
  ])
})

test.each<[string, Contents, string]>([
  [
    'is missing',
    { 'distribute.yaml': 'checker: custom\n' },
    'output_validator/check.js is missing',
  ],
  ['is too long', { 'output_validator/check.js': 'x'.repeat(70_000) }, 'longer than 64 KiB'],
  ['is no text', { 'output_validator/check.js': Buffer.from([0xff]) }, 'is not UTF-8'],
  ['is empty', { 'output_validator/check.js': '' }, 'checker'],
])('a checker that %s is refused by its name', async (_, files, message) => {
  await expect(read(files)).rejects.toThrow(message)
})

test('legacy packages say that they have one: a folder alone does not count', async () => {
  const draft = await read({
    'problem.yaml': 'name: Doors\n',
    'output_validators/check.js': CODE,
  })
  expect(draft.checker).toEqual({ name: 'tokens', caseSensitive: false })
})

test('a checker for interactive problems is not run', async () => {
  const draft = await read({
    'problem.yaml': 'name: Doors\nvalidation: custom interactive\n',
    'output_validators/check.js': CODE,
  })
  expect(draft.unjudgeable).toBe('interactive problems are not supported')
})

test('what a solution is to get is said by its comment, submissions.yaml or its folder', async () => {
  const { solutions } = await read({
    'submissions/accepted/a.js': '1',
    'submissions/run_time_error/b.ts': '1',
    'submissions/mine/c.mjs': '1',
    'submissions/mine/d.js': '// @EXPECTED_RESULTS@: WRONG-ANSWER, TIMELIMIT\n1',
    'submissions/accepted/e.js': '/* @EXPECTED_RESULTS@: CORRECT */ 1',
    'submissions/mixed/slow.js': '1',
    'submissions/mixed/wrong.js': '1',
    'submissions/mixed/deep-1.js': '1',
    'submissions/partially_accepted/half.js': '1',
    'submissions/rejected/any.js': '1',
    'submissions/brute_force/naive.cjs': '1',
    'submissions/submissions.yaml': `
mixed/slow.js: { permitted: [AC, TLE], required: [TLE] }
mixed/deep-?.js: { required: RTE }
mixed: { permitted: [WA, OLE] }
accepted/e.js: { required: [WA] }
`,
    'submissions/accepted/other.py': 'pass',
  })
  expect(
    Object.fromEntries((solutions ?? []).map(({ name, expected }) => [name, expected])),
  ).toEqual({
    'accepted/a.js': ['accepted'],
    'accepted/e.js': ['accepted'],
    'brute_force/naive.cjs': ['time_limit_exceeded', 'runtime_error', 'memory_limit_exceeded'],
    'mine/c.mjs': [],
    'mine/d.js': ['wrong_answer', 'time_limit_exceeded'],
    'mixed/deep-1.js': ['runtime_error'],
    'mixed/slow.js': ['time_limit_exceeded'],
    'mixed/wrong.js': ['wrong_answer', 'output_limit_exceeded'],
    'partially_accepted/half.js': ['partially_accepted'],
    'rejected/any.js': ['rejected'],
    'run_time_error/b.ts': ['runtime_error', 'memory_limit_exceeded'],
  })
})
