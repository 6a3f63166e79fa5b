/** The test data of a package: `data/sample`, then `data/secret`, each in the order of its paths. */
import { dirname, extname } from 'node:path/posix'
import { type Group, MAX_CASES, MAX_DATA_BYTES, type TestCaseDraft } from './draft.ts'
import { PackageError, type PackageFiles } from './files.ts'
import { type CasePlace, passFail, readScoring, type Scoring } from './groups.ts'
import type { DistributeYaml } from './settings.ts'

type Warn = (warning: string) => void

export type PackageCase = TestCaseDraft & { path: string }
export type PackageData = { cases: PackageCase[]; groups: Group[] }

const GROUP_FILE = /\/(testdata|test_group)\.yaml$/
const CASE_FILE = /^data\/(sample|secret)\/(.+)\.(in|ans)$/

export type DataOptions = {
  own: DistributeYaml
  /** The package gives points. */
  scoring: boolean
  /** A problem that is not judged has no use for answers. */
  answers: boolean
}

export async function readCases(
  files: PackageFiles,
  { own, scoring, answers }: DataOptions,
  warn: Warn,
): Promise<PackageData> {
  const found = findCases(files, answers)
  const names = own.cases ? own.cases.map(({ path }) => path) : found
  const unlisted =
    found.find((name) => !names.includes(name)) ?? names.find((name) => !found.includes(name))
  if (unlisted !== undefined)
    throw new PackageError(`distribute.yaml: cases does not fit ${unlisted}`)
  warnOfOthers(files, warn)

  const { groups, placeOf } = own.cases
    ? listed(own)
    : scoring
      ? await readScoring(files, names, warn)
      : passFail
  const cases: PackageCase[] = []
  for (const path of names)
    cases.push({
      path,
      input: await files.readText(`${path}.in`),
      expected: files.has(`${path}.ans`) ? await files.readText(`${path}.ans`) : '',
      sample: path.startsWith('data/sample/'),
      checker: null,
      ...placeOf(path),
    })
  return { cases, groups }
}

function findCases(files: PackageFiles, answers: boolean): string[] {
  const paths = files.paths.filter((path) => CASE_FILE.test(path))
  const found = new Set(paths.map((path) => path.slice(0, -extname(path).length)))
  const names = [...found].sort((one, other) => compareFolders(one, other))
  const missing = names
    .flatMap((name) => (answers ? [`${name}.in`, `${name}.ans`] : [`${name}.in`]))
    .find((path) => !files.has(path))
  if (missing) throw new PackageError(`${missing} is missing`)
  if (names.length > MAX_CASES) throw new PackageError(`data/ has more than ${MAX_CASES} cases`)
  if (paths.reduce((sum, path) => sum + files.size(path), 0) > MAX_DATA_BYTES)
    throw new PackageError(`data/ is larger than ${MAX_DATA_BYTES / 1024 / 1024} MiB`)
  if (!names.some((name) => name.startsWith('data/secret/')))
    throw new PackageError('data/secret/ has no cases')
  return names
}

/** A folder's cases stay together: `a/2` comes before `a-b/1`, though "-" comes before "/". */
function compareFolders(one: string, other: string): number {
  const [a, b] = [`${dirname(one)}/`, `${dirname(other)}/`]
  if (a !== b) return a < b ? -1 : 1
  return one < other ? -1 : 1
}

function listed({ cases = [], groups = [] }: DistributeYaml): Scoring {
  const places = new Map(cases.map(({ path, ...place }): [string, CasePlace] => [path, place]))
  return { groups, placeOf: (path) => places.get(path) ?? { group: null, points: 1 } }
}

function warnOfOthers(files: PackageFiles, warn: Warn): void {
  const others = files.paths.filter(
    (path) => path.startsWith('data/') && !CASE_FILE.test(path) && !GROUP_FILE.test(path),
  )
  for (const [kind, paths] of Map.groupBy(others, kindOf))
    warn(
      paths.length === 1
        ? `${paths[0]} is not used`
        : `${kind}: ${paths.length} files are not used`,
    )
}

/** Cases come with pictures, hints and the like by the hundred: one warning for each kind. */
const kindOf = (path: string) => {
  const [data, folder] = path.split('/')
  return /^data\/(sample|secret)\//.test(path)
    ? `${data}/${folder}/**/*${extname(path)}`
    : `${data}/${path.split('/').length > 2 ? `${folder}/` : '*'}`
}
