/** How the groups of a package's test data are scored, from the settings in its folders. */
import { dirname } from 'node:path/posix'
import type { Group, TestCaseDraft } from './draft.ts'
import type { PackageFiles } from './files.ts'
import { type GroupYaml, groupYamlSchema, readYaml } from './settings.ts'

type Warn = (warning: string) => void

export type CasePlace = Pick<TestCaseDraft, 'group' | 'points'> & Partial<TestCaseDraft>

export type Scoring = {
  groups: Group[]
  /** Of each case, by its path without the ending. */
  placeOf: (path: string) => CasePlace
}

/** What a folder of 2025-09 says only of itself. */
const OWN_KEYS = ['max_score', 'score_aggregation', 'require_pass']

/** A folder's settings; what it does not say is as in the folder above. */
export async function readSettings(files: PackageFiles, folder: string): Promise<GroupYaml> {
  const above = folder === 'data' ? {} : await readSettings(files, dirname(folder))
  const inherited = Object.entries(above).filter(([key]) => !OWN_KEYS.includes(key))
  return {
    ...Object.fromEntries(inherited),
    ...(await readYaml(files, `${folder}/testdata.yaml`, groupYamlSchema)),
    ...(await readYaml(files, `${folder}/test_group.yaml`, groupYamlSchema)),
  }
}

/** Without points: each case gives one, and its group is the folder that it lies in. */
export const passFail: Scoring = {
  groups: [],
  placeOf: (path) => ({ group: nameOf(dirname(path)), points: 1 }),
}

/** @param cases Paths without the ending, in order. */
export async function readScoring(
  files: PackageFiles,
  cases: readonly string[],
  warn: Warn,
): Promise<Scoring> {
  const settings = new Map<string, GroupYaml>()
  for (const folder of new Set(cases.flatMap((path) => foldersAbove(path))))
    settings.set(folder, await readSettings(files, folder))
  const holderOf = (path: string): string =>
    foldersAbove(path).find((folder) => isWhole(settings.get(folder) ?? {}, folder)) ??
    dirname(path)

  const secret = cases.filter((path) => path.startsWith('data/secret/'))
  const members = Map.groupBy(secret, holderOf)
  const requiring = [...settings.values()].flatMap(({ require_pass: names }) => names ?? [])
  const samplesCount = requiring.includes('sample')
  const groups: Group[] = []
  const placeOf = new Map<string, { group: string | null; points: number }>()
  for (const path of cases) placeOf.set(path, { group: samplesCount ? 'sample' : null, points: 0 })
  if (samplesCount)
    groups.push({ name: 'sample', points: 0, scoring: 'min', requires: [], stopOnFailure: false })
  for (const [folder, paths] of members) {
    const group = groupOf(settings.get(folder) ?? {}, folder, paths.length, warn)
    const name = nameOf(folder) ?? (group.scoring === 'min' ? 'secret' : null)
    for (const path of paths)
      placeOf.set(path, { group: name, points: group.points / paths.length })
    if (name !== null) groups.push({ name, ...group })
  }
  return {
    groups: inOrder(groups, warn),
    placeOf: (path) => placeOf.get(path) ?? { group: null, points: 0 },
  }
}

/** `data/secret/g1`, `data/secret` for `data/secret/g1/3`: the outermost first, `data` itself is none. */
function foldersAbove(path: string): string[] {
  const parts = dirname(path).split('/')
  return parts.slice(1).map((_, at) => parts.slice(0, at + 2).join('/'))
}

const nameOf = (folder: string): string | null =>
  folder.startsWith('data/secret/') ? folder.slice('data/secret/'.length) : null

/** The last of these words in the flags of the default grader. */
const modeOf = ({ grader_flags: flags = '' }: GroupYaml) =>
  flags.split(/\s+/).findLast((flag) => /^(sum|avg|min|max)$/.test(flag)) ?? 'sum'

const aggregationOf = (settings: GroupYaml) =>
  settings.score_aggregation ??
  (typeof settings.grading === 'object' ? settings.grading.aggregation : undefined)

/** All of it, with the folders in it, is one group that gives its points only as a whole. */
function isWhole(settings: GroupYaml, folder: string): boolean {
  const aggregation = aggregationOf(settings)
  if (aggregation) return aggregation !== 'sum'
  // Of 2025-09, where this is what a group does when it does not say.
  if (settings.max_score !== undefined && folder !== 'data/secret') return true
  return modeOf(settings) === 'min'
}

function groupOf(
  settings: GroupYaml,
  folder: string,
  size: number,
  warn: Warn,
): Omit<Group, 'name'> {
  const whole = isWhole(settings, folder)
  if (modeOf(settings) === 'max')
    warn(`${folder}: the grader flag "max" is not supported, the points of its cases are added up`)
  if (settings.reject_score) warn(`${folder}: reject_score is not supported`)
  if (settings.grading === 'custom')
    warn(`${folder}: its own grader is not run, the points of its cases are added up`)
  return {
    points: pointsOf(settings, folder, size, whole, warn),
    scoring: whole ? 'min' : 'sum',
    requires: (settings.require_pass ?? []).map((name) => name.replace(/^secret\//, '')),
    stopOnFailure: settings.on_reject === 'break' || settings.on_reject === 'first_error',
  }
}

function pointsOf(
  settings: GroupYaml,
  folder: string,
  size: number,
  whole: boolean,
  warn: Warn,
): number {
  const { max_score: most, grading } = settings
  if (typeof most === 'number') return most
  if (most === 'unbounded')
    warn(`${folder}: a score without bound is not supported, each case gives 1 point`)
  if (typeof grading === 'object' && grading.max_score !== undefined) return grading.max_score
  const each =
    (typeof grading === 'object' ? grading.score : undefined) ?? settings.accept_score ?? 1
  return whole || modeOf(settings) === 'avg' ? each : each * size
}

/** Each after those that it requires. */
function inOrder(groups: readonly Group[], warn: Warn): Group[] {
  const placed = new Map<string, Group>()
  const waiting = groups.map((group) => {
    const requires = group.requires.filter((name) => groups.some((other) => other.name === name))
    for (const name of group.requires)
      if (!requires.includes(name)) warn(`${group.name}: requires "${name}", which is no group`)
    return { ...group, requires }
  })
  while (waiting.length > 0) {
    const at = waiting.findIndex(({ requires }) => requires.every((name) => placed.has(name)))
    const [group] = waiting.splice(Math.max(at, 0), 1)
    if (!group) break
    if (at < 0) warn(`${group.name}: requires groups in a circle, which is not supported`)
    placed.set(group.name, at < 0 ? { ...group, requires: [] } : group)
  }
  return [...placed.values()]
}
