/** The example solutions of a package, each with what its author expects of it. */
import { extname } from 'node:path/posix'
import type { Language } from '../../shared/messages.ts'
import { VERDICTS, type Verdict } from '../../shared/verdict.ts'
import { languageOf, MAX_CODE_BYTES } from '../submissions/solution.ts'
import { openDirectory } from './directory.ts'
import { type ExampleSolution, type Expected, exampleSchema } from './draft.ts'
import { readExpectations } from './expected.ts'
import type { PackageFiles } from './files.ts'

/** Those that packages are full of; another is called by its ending. */
const OTHERS = new Map([
  ['.py', 'python'],
  ['.py2', 'python'],
  ['.py3', 'python'],
  ['.cpp', 'c++'],
  ['.cc', 'c++'],
  ['.cxx', 'c++'],
  ['.c', 'c'],
  ['.java', 'java'],
  ['.kt', 'kotlin'],
  ['.rs', 'rust'],
  ['.go', 'go'],
  ['.cs', 'c#'],
  ['.hs', 'haskell'],
  ['.rb', 'ruby'],
])

export type Example = {
  path: string
  expected: Expected[]
} & ({ language: Language; code: string } | { language: null; reason: string })

/** All there are; those that we cannot judge with the reason. */
export async function readExamples(files: PackageFiles): Promise<Example[]> {
  const expectedOf = await readExpectations(files)
  const paths = files.paths.filter((path) => /^submissions\/[^/]+\/./.test(path))
  const examples: Example[] = []
  for (const [path, parts] of Map.groupBy(paths, (one) => one.split('/').slice(0, 3).join('/'))) {
    const ending = extname(path).toLowerCase()
    const language = languageOf(ending)
    const several = parts.length > 1 || parts[0] !== path
    const reason = several
      ? 'it has several files'
      : language === undefined
        ? (OTHERS.get(ending) ?? (ending.slice(1) || 'unknown language'))
        : files.size(path) > MAX_CODE_BYTES
          ? 'it is longer than 64 KiB'
          : null
    if (reason !== null || language === undefined) {
      examples.push({
        path,
        expected: expectedOf(path, null),
        language: null,
        reason: reason ?? '',
      })
      continue
    }
    const code = await files.readText(path)
    examples.push({ path, expected: expectedOf(path, code), language, code })
  }
  return examples
}

/** Those that stay with the problem. */
export const solutionsOf = (examples: readonly Example[]): ExampleSolution[] =>
  examples.flatMap((example) => {
    if (example.language === null) return []
    const { path, code, expected } = example
    const parsed = exampleSchema.safeParse({ name: nameOf(path), code, expected })
    return parsed.success ? [parsed.data] : []
  })

/** `accepted/simple.js` */
export const nameOf = (path: string): string => path.replace(/^submissions\//, '')

export type ExampleSubmission = {
  path: string
  expected: Verdict
  language: Language
  code: string
}

const isVerdict = (one: Expected | undefined): one is Verdict =>
  VERDICTS.some((verdict) => verdict === one)

/** Those in a language that we judge, of which one verdict is expected before all others. */
export async function readSubmissions(dir: string): Promise<ExampleSubmission[]> {
  const examples = await readExamples(await openDirectory(dir))
  return examples.flatMap((example) => {
    const [expected] = example.expected
    if (example.language === null || !isVerdict(expected)) return []
    return [{ path: example.path, language: example.language, code: example.code, expected }]
  })
}
