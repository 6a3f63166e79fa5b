/**
 * Writes a problem as a package of the format 2025-09 that `readDraft` reads back as the same draft.
 * What the format has no words for is in our `distribute.yaml`, which other tools pass over.
 */
import { extname } from 'node:path/posix'
import { Readable } from 'node:stream'
import { stringify } from 'yaml'
import { ZipFile } from 'yazl'
import type { ComparisonChecker } from '../../shared/messages.ts'
import type { Group, ProblemDraft, TestCaseDraft } from './draft.ts'

/** Packed while it is read, under a folder that has the slug as its name. */
export function writePackage(draft: ProblemDraft): Readable {
  const zip = new ZipFile()
  for (const [path, content] of packageContents(draft))
    zip.addBuffer(
      typeof content === 'string' ? Buffer.from(content) : content,
      `${draft.slug}/${path}`,
      // The same problem is the same archive.
      { mtime: new Date(0), forceDosTimestamp: true, compress: !isPacked(path) },
    )
  zip.end()
  return Readable.from(zip.outputStream)
}

const isPacked = (path: string) => /^\.(png|jpe?g|gif|webp|zip|gz)$/i.test(extname(path))

function* packageContents(draft: ProblemDraft): Generator<[string, string | Buffer]> {
  const paths = casePaths(draft.testCases)
  yield ['problem.yaml', stringify(problemYaml(draft))]
  yield ['distribute.yaml', stringify(distributeYaml(draft, paths))]
  for (const { language, statement } of [draft, ...draft.translations])
    yield [`statement/problem.${language}.md`, statement]
  for (const { name, bytes } of draft.files ?? [])
    yield [name.startsWith('attachments/') ? name : `statement/${name}`, bytes]
  if (draft.checker.name === 'custom')
    yield [CHECKER_FILES[draft.checker.language], draft.checker.code]
  for (const { name, code } of draft.solutions ?? []) yield [`submissions/${name}`, code]
  yield* groupFiles(draft)
  const end = draft.kind === 'function' ? '\n' : ''
  for (const [at, { input, expected }] of draft.testCases.entries()) {
    yield [`${paths[at]}.in`, input + end]
    yield [`${paths[at]}.ans`, expected + end]
  }
}

const CHECKER_FILES = {
  javascript: 'output_validator/check.js',
  typescript: 'output_validator/check.ts',
}

const isScoring = ({ groups, testCases }: ProblemDraft) =>
  groups.length > 0 || testCases.some(({ points }) => points !== 1)

function problemYaml(draft: ProblemDraft) {
  const names = [draft, ...draft.translations].map(({ language, title }) => [language, title])
  return {
    problem_format_version: '2025-09',
    type: isScoring(draft) ? 'scoring' : 'pass-fail',
    name: Object.fromEntries(names),
    ...(draft.author !== null && { credits: draft.author }),
    ...(draft.source !== null && { source: draft.source }),
    ...(draft.license !== null && { license: draft.license }),
    keywords: draft.tags,
    limits: {
      time_limit: draft.timeLimitMs / 1000,
      memory: draft.memoryLimitMb,
      output: Math.ceil(draft.outputLimitKb / 1024),
    },
  }
}

const distributeYaml = (draft: ProblemDraft, paths: readonly string[]) => ({
  difficulty: draft.difficulty,
  ...(draft.signature && { function: draft.signature }),
  checker: draft.checker.name === 'custom' ? 'custom' : draft.checker,
  outputLimitKb: draft.outputLimitKb,
  language: draft.language,
  ...(draft.unjudgeable !== null && { unjudgeable: draft.unjudgeable }),
  visibility: draft.visibility,
  expected: Object.fromEntries(
    (draft.solutions ?? []).map(({ name, expected }) => [name, expected]),
  ),
  groups: draft.groups,
  cases: draft.testCases.map(({ group, points, checker }, at) => ({
    path: paths[at],
    group,
    points,
    ...(checker && { checker }),
  })),
})

/** `data/secret/g1/007`, by the ordinal: in a folder of the group where its name can be one. */
function casePaths(cases: readonly TestCaseDraft[]): string[] {
  const width = String(cases.length).length
  const folders = groupFolders(cases)
  return cases.map(({ sample, group }, at) => {
    const folder = sample ? 'data/sample' : `data/secret${folderPart(folders, group)}`
    return `${folder}/${String(at + 1).padStart(width, '0')}`
  })
}

const folderPart = (folders: ReadonlyMap<string, string>, group: string | null) =>
  group === null ? '' : `/${folders.get(group)}`

/** A name that is no folder's gets a number; `_` begins no group's folder of another tool. */
function groupFolders(cases: readonly TestCaseDraft[]): Map<string, string> {
  const names = [...new Set(cases.flatMap(({ group }) => group ?? []))]
  return new Map(
    names.map((name, at) => [
      name,
      /^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/.test(name) ? name : `group_${at + 1}`,
    ]),
  )
}

/** For other tools: ours reads all of it in `distribute.yaml`. */
function* groupFiles({ groups, testCases, checker }: ProblemDraft): Generator<[string, string]> {
  const folders = groupFolders(testCases)
  const flags = checker.name === 'custom' ? null : flagsOf(checker)
  if (flags) yield ['data/secret/test_group.yaml', stringify({ output_validator_args: flags })]
  for (const group of groups) {
    const [first] = testCases.filter((one) => one.group === group.name && !one.sample)
    const own = first?.checker ? flagsOf(first.checker) : flags
    if (first)
      yield [
        `data/secret/${folders.get(group.name)}/test_group.yaml`,
        stringify({ ...groupYaml(group, folders), ...(own && { output_validator_args: own }) }),
      ]
  }
}

const groupYaml = (group: Group, folders: ReadonlyMap<string, string>) => ({
  max_score: group.points,
  score_aggregation: group.scoring === 'min' ? 'pass-fail' : 'sum',
  ...(group.requires.length > 0 && {
    require_pass: group.requires.map((name) => `secret/${folders.get(name)}`),
  }),
})

function flagsOf(checker: ComparisonChecker): string[] | null {
  switch (checker.name) {
    case 'tokens':
      return checker.caseSensitive ? ['case_sensitive'] : null
    case 'floats':
      return [
        ...['float_absolute_tolerance', String(checker.absolute)],
        ...['float_relative_tolerance', String(checker.relative)],
      ]
    case 'exact':
      return ['case_sensitive', 'space_change_sensitive']
    default:
      return null
  }
}
