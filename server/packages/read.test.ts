import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Contents, temporaryFolder, writePackage } from './packages.testkit.ts'
import { readPackage } from './read.ts'

let home: string
beforeAll(async () => {
  home = await temporaryFolder()
})
afterAll(() => rm(home, { recursive: true }))

const write = (files: Contents, name = 'two-doors') => writePackage(home, files, name)
const read = async (files: Contents, name?: string) => readPackage(await write(files, name))

const program: Contents = {
  'problem.yaml': 'problem_format_version: 2025-09\nname: Two Doors\nuuid: 1\n',
  'statement/problem.en.md': 'Which door is open?\n',
  'data/sample/1.in': '1\n',
  'data/sample/1.ans': 'left\n',
  'data/secret/10.in': '2\n',
  'data/secret/10.ans': 'right\n',
}
const functionYaml = `difficulty: hard
checker: any_order
function:
  name: openDoors
  params:
    - { name: doors, type: 'int[]' }
  returns: int[]
`
const openDoors: Contents = {
  ...program,
  'distribute.yaml': functionYaml,
  'data/sample/1.in': '[[1, 2]]\n',
  'data/sample/1.ans': '[2]\n',
  'data/secret/10.in': '[[]]\n',
  'data/secret/10.ans': '[]\n',
}
const yaml = (lines: string): Contents => ({
  ...program,
  'problem.yaml': `name: Two Doors\n${lines}\n`,
})

test('a package of a program becomes a draft', async () => {
  expect(
    await read({
      ...program,
      'problem.yaml': `name: { sv: Två dörrar, en: Two Doors }
limits: { time_limit: 2.5, memory: 512, output: 8 }
keywords: [doors, easy ones]
license: cc by-sa
rights_owner: Nobody
source: { name: Door Cup, url: 'https://example.org' }
credits: { authors: [Ann, { name: Bo, email: bo@example.org }] }
`,
      'statement/problem.sv.md': 'Vilken?\n',
      'data/secret/1.in': '3\n',
      'data/secret/1.ans': 'none\n',
    }),
  ).toEqual({
    slug: 'two-doors',
    title: 'Two Doors',
    statement: 'Which door is open?',
    language: 'en',
    translations: [{ language: 'sv', title: 'Två dörrar', statement: 'Vilken?' }],
    files: [],
    kind: 'stdio',
    signature: null,
    difficulty: 'medium',
    tags: ['doors', 'easy ones'],
    timeLimitMs: 2500,
    memoryLimitMb: 512,
    outputLimitKb: 8192,
    author: 'Ann, Bo',
    source: 'Door Cup',
    license: 'cc by-sa, rights owner: Nobody',
    checker: { name: 'tokens', caseSensitive: false },
    testCases: [
      { input: '1\n', expected: 'left\n', sample: true, group: null, points: 1, checker: null },
      { input: '3\n', expected: 'none\n', sample: false, group: null, points: 1, checker: null },
      { input: '2\n', expected: 'right\n', sample: false, group: null, points: 1, checker: null },
    ],
    groups: [],
    visibility: 'public',
    solutions: [],
    unjudgeable: null,
    warnings: [],
  })
})

test('distribute.yaml makes it a function problem', async () => {
  const draft = await read(openDoors)
  expect(draft).toMatchObject({
    kind: 'function',
    difficulty: 'hard',
    signature: { name: 'openDoors', params: [{ name: 'doors', type: 'int[]' }], returns: 'int[]' },
    checker: { name: 'any_order' },
    warnings: [],
  })
  expect(draft.testCases.map((one) => [one.input, one.expected])).toEqual([
    ['[[1, 2]]', '[2]'],
    ['[[]]', '[]'],
  ])
})

test('a legacy package takes its title from LaTeX and shares out the points of its groups', async () => {
  const draft = await read(
    {
      'problem.yaml': 'type: scoring\nauthor: Ann\nvalidator_flags: float_tolerance 1e-4\n',
      'problem_statement/problem.tex': '\\problemname{Three Doors}\nText\n',
      'data/sample/1.in': '1',
      'data/sample/1.ans': '1',
      'data/secret/g1/testdata.yaml': 'accept_score: 30\ngrader_flags: min\n',
      'data/secret/g1/a.in': '1',
      'data/secret/g1/a.ans': '1',
      'data/secret/g1/b.in': '-> a.in',
      'data/secret/g1/b.ans': '-> ../../sample/1.ans',
      'data/secret/g2/test_group.yaml': 'max_score: 70\n',
      'data/secret/g2/a.in': '2',
      'data/secret/g2/a.ans': '2',
    },
    'Three_Doors',
  )
  expect(draft).toMatchObject({
    slug: 'three-doors',
    title: 'Three Doors',
    statement: 'Text',
    groups: [
      { name: 'g1', points: 30, scoring: 'min', requires: [], stopOnFailure: false },
      { name: 'g2', points: 70, scoring: 'min', requires: [], stopOnFailure: false },
    ],
    checker: { name: 'floats', absolute: 1e-4, relative: 1e-4 },
  })
  expect(draft.testCases.map(({ group, points, input }) => [group, points, input])).toEqual([
    [null, 0, '1'],
    ['g1', 15, '1'],
    ['g1', 15, '1'],
    ['g2', 70, '2'],
  ])
  expect(draft.warnings).toEqual([
    'the slug is "three-doors": the folder\'s name "Three_Doors" cannot be one',
  ])
})

test('whatever is not supported is named in a warning', async () => {
  const { warnings } = await read({
    ...yaml('languages: [cpp]\nlimits: { time_limit: 60, code: 1 }\nvalidator_flags: strange'),
    'output_validator/check.cpp': 'x',
    'attachments/a.txt': 'x',
    'statement/door.png': 'x',
    'statement/door.asy': 'x',
    'data/secret/10.hint': 'x',
    'data/secret/9.hint': 'x',
    'data/invalid_input/1.in': 'x',
  })
  expect(warnings.toSorted()).toEqual([
    'data/invalid_input/1.in is not used',
    'data/secret/**/*.hint: 2 files are not used',
    'output validator flag "strange" is not supported',
    'output_validator/ is not run',
    'problem.yaml: languages is not supported',
    'problem.yaml: limits.code is not supported',
    'problem.yaml: limits.time_limit is brought within what is supported',
    'statement/door.asy is not kept',
  ])
})

test.each([
  ['case_sensitive', { name: 'tokens', caseSensitive: true }],
  ['case_sensitive space_change_sensitive', { name: 'exact' }],
  ['float_absolute_tolerance 0.5', { name: 'floats', absolute: 0.5, relative: 0 }],
  ['float_relative_tolerance 0.5', { name: 'floats', absolute: 0, relative: 0.5 }],
])('the validator flags "%s" choose a checker', async (flags, checker) => {
  const arguments_ = `output_validator_args: [${flags.split(' ').join(', ')}]\n`
  expect(await read(yaml(`validator_flags: ${flags}`))).toMatchObject({ checker, warnings: [] })
  expect(await read({ ...program, 'data/test_group.yaml': arguments_ })).toMatchObject({ checker })
})

test.each<[string, Contents, string]>([
  ['type: interactive', {}, 'interactive problems are not supported'],
  ['validation: custom interactive', {}, 'interactive problems are not supported'],
  ['type: multi-pass', {}, 'multi-pass problems are not supported'],
  [
    'validation: custom',
    { 'output_validators/check/check.cpp': 'x' },
    'its outputs are for its own validator (output_validators/check/check.cpp), which is not run',
  ],
  [
    'problem_format_version: 2025-09',
    { 'output_validator/check.py': 'x' },
    'its outputs are for its own validator (output_validator/check.py), which is not run',
  ],
  [
    '',
    { 'domjudge-problem.ini': "special_run='boat'\n" },
    'interactive problems are not supported',
  ],
])('a package with "%s" is read, and says why it cannot be judged', async (line, more, reason) => {
  const draft = await read({ ...yaml(line), ...more })
  expect(draft.unjudgeable).toBe(reason)
  expect(draft.warnings).toContain(`it cannot be judged here: ${reason}`)
})

test.each<[string, string, Contents, number]>([
  ['.timelimit', '', { '.timelimit': '3\n' }, 3000],
  ['domjudge-problem.ini', '', { 'domjudge-problem.ini': "name = 'x'\ntimelimit='2.5'\n" }, 2500],
  ['problem.yaml', 'limits: { time_limit: 4 }', { '.timelimit': '3\n' }, 4000],
  ['nothing', 'limits: { memory: }', {}, 1000],
])('the time limit is what %s says', async (_, line, more, timeLimitMs) => {
  expect(await read({ ...yaml(line), ...more })).toMatchObject({ timeLimitMs, warnings: [] })
})

test('a limit that is to be measured is told, and the output may be as long as the format has it', async () => {
  expect(await read(yaml('limits: { time_multiplier: 5, memory: }'))).toMatchObject({
    timeLimitMs: 1000,
    outputLimitKb: 8192,
    warnings: ['problem.yaml: the time limit is not measured, as it asks for: it is 1000 ms'],
  })
})

test('the parts of a statement that lie in files of their own are put in their place', async () => {
  const { statement, warnings } = await read({
    ...without('statement/problem.en.md'),
    'problem.yaml': 'name: Two Doors\n',
    'problem_statement/problem.en.tex':
      'One \\input{parts/two}\n% \\input{gone}\n\\input{three.tex}',
    'problem_statement/parts/two.tex': 'two',
    'problem_statement/three.tex': 'three',
  })
  expect(statement).toBe('One two three')
  expect(warnings).toEqual([])
})

test('a part that is missing keeps no other from its place', async () => {
  const { statement, warnings } = await read({
    ...without('statement/problem.en.md'),
    'problem_statement/problem.en.tex': 'One \\input{gone} \\input{two}',
    'problem_statement/two.tex': 'two',
  })
  expect(statement).toBe('One  two')
  expect(warnings).toEqual(['problem_statement/problem.en.tex: the file gone is missing'])
})

const without = (...paths: string[]) =>
  Object.fromEntries(Object.entries(program).filter(([path]) => !paths.includes(path)))

test.each<[string, Contents, string]>([
  ['no problem.yaml', without('problem.yaml'), 'problem.yaml is missing'],
  ['no statement', without('statement/problem.en.md'), 'statement/problem.en.md is missing'],
  ['no answer', without('data/secret/10.ans'), 'data/secret/10.ans is missing'],
  ['no input', without('data/secret/10.in'), 'data/secret/10.in is missing'],
  [
    'no secret data',
    without('data/secret/10.in', 'data/secret/10.ans'),
    'data/secret/ has no cases',
  ],
  ['broken YAML', yaml('a: [1'), 'problem.yaml is not YAML: '],
  [
    'a limit that is no number',
    yaml('limits: { time_limit: soon }'),
    'problem.yaml: limits.time_limit: ',
  ],
  [
    'a flag without its number',
    yaml('validator_flags: float_tolerance'),
    'output validator flag float_tolerance needs a number, not ""',
  ],
  [
    'a type that is none',
    { ...openDoors, 'distribute.yaml': functionYaml.replace("'int[]'", 'integer') },
    'distribute.yaml: function.params.0.type: Cannot read type "integer"',
  ],
  ['an unknown key of ours', { ...program, 'distribute.yaml': 'level: 3\n' }, 'distribute.yaml: '],
  [
    'an argument of another type',
    { ...openDoors, 'data/secret/10.in': '[["a"]]' },
    'data/secret/10.in argument 1 (doors) must be int[]',
  ],
  [
    'an answer that is not JSON',
    { ...openDoors, 'data/secret/10.ans': 'left' },
    'data/secret/10.ans must be JSON',
  ],
  [
    'text that is not UTF-8',
    { ...program, 'data/secret/10.in': Uint8Array.of(0xff, 0xfe) },
    'data/secret/10.in is not UTF-8 text',
  ],
  [
    'a link that leaves it',
    { ...program, 'data/secret/11.in': '-> /etc/hostname' },
    'data/secret/11.in is a link that leaves the package',
  ],
  [
    'a link to nothing',
    { ...program, 'data/secret/11.in': '-> 12.in' },
    'data/secret/11.in is a link to nothing',
  ],
  [
    'a link in a circle',
    { ...program, 'data/secret/again': '-> ..' },
    'data/secret/again leads back to a folder it is in',
  ],
])('a package with %s is refused', async (_, files, reason) => {
  await expect(read(files)).rejects.toThrow(`Cannot read package two-doors: ${reason}`)
})

test('a folder that does not exist is refused', async () => {
  await expect(readPackage(join(home, 'nowhere'))).rejects.toThrow(
    'Cannot read package nowhere: there is no such folder',
  )
})
