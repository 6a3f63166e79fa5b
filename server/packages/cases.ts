/** The test data of a package: `data/sample`, then `data/secret`, each in the order of its paths. */
import { dirname, extname } from 'node:path/posix'
import { MAX_CASES, MAX_DATA_BYTES, type TestCaseDraft } from './draft.ts'
import { PackageError, type PackageFiles } from './files.ts'
import { type GroupYaml, groupYamlSchema, readYaml } from './settings.ts'

export type PackageCase = TestCaseDraft & { path: string }

const GROUP_FILE = /\/(testdata|test_group)\.yaml$/
const CASE_FILE = /^data\/(sample|secret)\/(.+)\.(in|ans)$/

export async function readCases(
  files: PackageFiles,
  scoring: boolean,
  warn: (warning: string) => void,
): Promise<PackageCase[]> {
  const paths = files.paths.filter((path) => CASE_FILE.test(path))
  const names = [...new Set(paths.map((path) => path.slice(0, -extname(path).length)))]
  const missing = names
    .flatMap((name) => [`${name}.in`, `${name}.ans`])
    .find((path) => !files.paths.includes(path))
  if (missing) throw new PackageError(`${missing} is missing`)
  if (names.length > MAX_CASES) throw new PackageError(`data/ has more than ${MAX_CASES} cases`)
  if (paths.reduce((sum, path) => sum + files.size(path), 0) > MAX_DATA_BYTES)
    throw new PackageError(`data/ is larger than ${MAX_DATA_BYTES / 1024 / 1024} MiB`)
  if (!names.some((name) => name.startsWith('data/secret/')))
    throw new PackageError('data/secret/ has no cases')
  warnOfOthers(files, warn)

  const folders = Map.groupBy(names, dirname)
  const cases: PackageCase[] = []
  for (const [folder, members] of folders) {
    const settings = await readGroup(files, folder)
    const points = scoring ? casePoints(settings, folder, members.length, warn) : 1
    for (const path of members)
      cases.push({
        path,
        input: await files.readText(`${path}.in`),
        expected: await files.readText(`${path}.ans`),
        sample: path.startsWith('data/sample/'),
        group: folder.startsWith('data/secret/') ? folder.slice('data/secret/'.length) : null,
        points,
      })
  }
  return cases
}

export async function readGroup(files: PackageFiles, folder: string): Promise<GroupYaml> {
  const legacy = await readYaml(files, `${folder}/testdata.yaml`, groupYamlSchema)
  return { ...legacy, ...(await readYaml(files, `${folder}/test_group.yaml`, groupYamlSchema)) }
}

/** A group's points as a whole become equal shares for its cases: this is how scores are kept. */
function casePoints(
  group: GroupYaml,
  folder: string,
  size: number,
  warn: (warning: string) => void,
): number {
  if (folder.startsWith('data/sample')) return 0
  const whole =
    group.max_score ?? (/\b(min|max|avg)\b/.test(group.grader_flags ?? '') && group.accept_score)
  if (whole === 'unbounded') {
    warn(`${folder}: a score without bound is not supported, each case gives 1 point`)
    return 1
  }
  if (typeof whole !== 'number') return group.accept_score ?? 1
  if (size > 1 && group.score_aggregation !== 'sum')
    warn(`${folder}: its ${whole} points are shared out over its ${size} cases`)
  return whole / size
}

function warnOfOthers(files: PackageFiles, warn: (warning: string) => void): void {
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
