/** Cases out of an archive: each of an input and, by the same name, its expected output. */
import { extname } from 'node:path/posix'
import { badInput } from '../errors.ts'
import { MAX_CASES, type TestCaseDraft } from '../packages/draft.ts'
import type { PackageFiles } from '../packages/files.ts'

/** How judges call the second of a pair. */
const ANSWERS = ['.ans', '.out', '.a']

/**
 * In the order of their names, numbers in them counted; those below a folder `sample` are samples.
 * @throws {AppError} 422 that names the first file without its other half.
 */
export async function readCaseFiles(files: PackageFiles): Promise<TestCaseDraft[]> {
  const inputs = files.paths.filter((path) => extname(path) === '.in').sort(byNumbers)
  if (inputs.length === 0) throw badInput([{ field: 'archive', message: 'has no *.in' }])
  if (inputs.length > MAX_CASES)
    throw badInput([{ field: 'archive', message: `has more than ${MAX_CASES} cases` }])
  const cases: TestCaseDraft[] = []
  for (const path of inputs) {
    const name = path.slice(0, -'.in'.length)
    const answer = ANSWERS.map((ending) => name + ending).find((one) => files.has(one))
    if (answer === undefined)
      throw badInput([{ field: 'archive', message: `lacks the answer of ${path}` }])
    cases.push({
      input: await files.readText(path),
      expected: await files.readText(answer),
      sample: /(^|\/)samples?\//.test(path),
      group: null,
      points: 1,
      checker: null,
    })
  }
  return cases
}

const { compare: byNumbers } = new Intl.Collator('en', { numeric: true })
