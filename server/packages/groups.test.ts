import { rm } from 'node:fs/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Contents, temporaryFolder, writePackage } from './packages.testkit.ts'
import { readPackage } from './read.ts'

let home: string
beforeAll(async () => {
  home = await temporaryFolder()
})
afterAll(() => rm(home, { recursive: true }))

const read = async (files: Contents) =>
  readPackage(
    await writePackage(
      home,
      {
        'problem.yaml': 'name: Doors\ntype: scoring\n',
        'problem_statement/problem.tex': 'Text',
        ...Object.fromEntries(
          ['sample/1', 'secret/g1/1', 'secret/g1/2', 'secret/g2/1'].flatMap((name) => [
            [`data/${name}.in`, ''],
            [`data/${name}.ans`, ''],
          ]),
        ),
        ...files,
      },
      'doors',
    ),
  )

const group = (name: string, changes: object = {}) => ({
  name,
  points: 1,
  scoring: 'sum',
  requires: [],
  stopOnFailure: false,
  ...changes,
})

test.each<[string, Contents, object[]]>([
  ['no settings: a point for each case', {}, [group('g1', { points: 2 }), group('g2')]],
  [
    'flags from above hold below, unless a folder has its own',
    {
      'data/testdata.yaml': 'grader_flags: ignore_sample\non_reject: continue\n',
      'data/secret/testdata.yaml': 'grader_flags: first_error accept_if_any_accepted\n',
      'data/secret/g1/testdata.yaml':
        'grader_flags: min\naccept_score: "30"\nrange: 0 30\non_reject: break\n',
      'data/secret/g2/testdata.yaml': 'accept_score: 70\ngrader_flags:\n',
    },
    [group('g1', { points: 30, scoring: 'min', stopOnFailure: true }), group('g2', { points: 70 })],
  ],
  [
    'an average is worth as much as one case',
    { 'data/secret/g1/testdata.yaml': 'grader_flags: avg\naccept_score: 25\n' },
    [group('g1', { points: 25 }), group('g2')],
  ],
  [
    'the newer words, and groups that require others',
    {
      'data/secret/g1/test_group.yaml': 'max_score: 60\nrequire_pass: [sample, secret/g2]\n',
      'data/secret/g2/test_group.yaml': 'max_score: 40\nscore_aggregation: sum\n',
    },
    [
      group('sample', { points: 0, scoring: 'min' }),
      group('g2', { points: 40 }),
      group('g1', { points: 60, scoring: 'min', requires: ['sample', 'g2'] }),
    ],
  ],
  [
    'the words of 2023',
    { 'data/secret/g1/testdata.yaml': 'grading: { aggregation: min, score: 10 }\n' },
    [group('g1', { points: 10, scoring: 'min' }), group('g2')],
  ],
  [
    'folders in a group that counts as a whole',
    {
      'data/secret/g1/testdata.yaml': 'grader_flags: min\naccept_score: 5\n',
      'data/secret/g1/deep/3.in': '',
      'data/secret/g1/deep/3.ans': '',
    },
    [group('g1', { points: 5, scoring: 'min' }), group('g2')],
  ],
])('%s', async (_, files, groups) => {
  const draft = await read(files)
  expect(draft.groups).toEqual(groups)
  expect(draft.warnings).toEqual([])
  const named = new Set(groups.map((one) => (one as { name: string }).name))
  for (const one of draft.testCases.filter(({ sample }) => !sample))
    expect(named).toContain(one.group)
})

test.each<[string, Contents, string]>([
  [
    'its own grader',
    { 'data/secret/g1/testdata.yaml': 'grading: custom\n' },
    'data/secret/g1: its own grader',
  ],
  [
    'a score for failing',
    { 'data/secret/g1/testdata.yaml': 'reject_score: 3\n' },
    'reject_score is not',
  ],
  [
    'no bound',
    { 'data/secret/g1/test_group.yaml': 'max_score: unbounded\n' },
    'a score without bound',
  ],
  [
    'no such group',
    { 'data/secret/g1/test_group.yaml': 'require_pass: g9\n' },
    'requires "g9", which is no group',
  ],
  [
    'a circle',
    {
      'data/secret/g1/test_group.yaml': 'require_pass: secret/g2\n',
      'data/secret/g2/test_group.yaml': 'require_pass: secret/g1\n',
    },
    'in a circle',
  ],
])('groups with %s are told about', async (_, files, warning) => {
  expect((await read(files)).warnings.join('\n')).toContain(warning)
})

test('groups with flags of their own are compared by those', async () => {
  const draft = await read({
    'data/sample/testdata.yaml': 'output_validator_flags: space_change_sensitive case_sensitive\n',
    'data/secret/g1/testdata.yaml': 'output_validator_flags: case_sensitive\n',
    'data/secret/g2/testdata.yaml': 'output_validator_flags: float_tolerance 1e-3\n',
  })
  expect(draft.warnings).toEqual([])
  const checkerOf = (group: string | null) =>
    draft.testCases.find((one) => one.group === group)?.checker ?? draft.checker
  expect(draft.testCases.find(({ sample }) => sample)?.checker).toEqual({ name: 'exact' })
  expect(checkerOf('g1')).toEqual({ name: 'tokens', caseSensitive: true })
  expect(checkerOf('g2')).toEqual({ name: 'floats', absolute: 1e-3, relative: 1e-3 })
})

test('flags that every group has alike are those of the problem', async () => {
  const flags = 'output_validator_flags: float_tolerance 1e-4\n'
  const draft = await read({
    'data/secret/g1/testdata.yaml': flags,
    'data/secret/g2/testdata.yaml': flags,
  })
  expect(draft).toMatchObject({ checker: { name: 'floats', absolute: 1e-4 }, warnings: [] })
})

test('a package without points has the folders as groups and no more', async () => {
  const draft = await read({ 'problem.yaml': 'name: Doors\n' })
  expect(draft.groups).toEqual([])
  expect(draft.testCases.map(({ group, points }) => [group, points])).toEqual([
    [null, 1],
    ['g1', 1],
    ['g1', 1],
    ['g2', 1],
  ])
})
