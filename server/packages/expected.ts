/** What the author of a package expects of an example solution. */
import type { Verdict } from '../../shared/verdict.ts'
import type { Expected } from './draft.ts'
import type { PackageFiles } from './files.ts'
import { distributeYamlSchema, readYaml, submissionsYamlSchema } from './settings.ts'

const OF_FOLDER = new Map<string, Expected[]>([
  ['accepted', ['accepted']],
  ['wrong_answer', ['wrong_answer']],
  ['time_limit_exceeded', ['time_limit_exceeded']],
  ['run_time_error', ['runtime_error', 'memory_limit_exceeded']],
  ['brute_force', ['time_limit_exceeded', 'runtime_error', 'memory_limit_exceeded']],
  ['rejected', ['rejected']],
  ['partially_accepted', ['partially_accepted']],
])

const OF_WORD = new Map<string, Expected>([
  ['AC', 'accepted'],
  ['ACCEPTED', 'accepted'],
  ['CORRECT', 'accepted'],
  ['WA', 'wrong_answer'],
  ['WRONG-ANSWER', 'wrong_answer'],
  ['NO-OUTPUT', 'wrong_answer'],
  ['TLE', 'time_limit_exceeded'],
  ['TIMELIMIT', 'time_limit_exceeded'],
  ['RTE', 'runtime_error'],
  ['RUN-ERROR', 'runtime_error'],
  ['MLE', 'memory_limit_exceeded'],
  ['OLE', 'output_limit_exceeded'],
  ['OUTPUT-LIMIT', 'output_limit_exceeded'],
  ['CE', 'compile_error'],
  ['COMPILER-ERROR', 'compile_error'],
])

/** The comment that some tools read, wherever the solution lies. */
const COMMENT = /@EXPECTED_RESULTS@:?\s*([A-Z,\s-]+)/

/** By our own file, by the solution's own comment, by `submissions.yaml`, by its folder; the last says nothing if it is another. */
export async function readExpectations(files: PackageFiles) {
  const rules = await readYaml(files, 'submissions/submissions.yaml', submissionsYamlSchema)
  const own = await readYaml(files, 'distribute.yaml', distributeYamlSchema)
  return (path: string, code: string | null): Expected[] => {
    const inside = path.replace(/^submissions\//, '')
    const listed = Object.hasOwn(own.expected, inside) ? own.expected[inside] : undefined
    if (listed) return listed
    const comment = wordsToExpected(COMMENT.exec(code ?? '')?.[1]?.split(/[,\s]+/) ?? [])
    if (comment.length > 0) return comment
    for (const [glob, { required, permitted }] of Object.entries(rules)) {
      const expected = wordsToExpected(required ?? permitted ?? [])
      if (expected.length > 0 && matches(glob, inside)) return expected
    }
    return expectedByFolder(inside)
  }
}

/** @param name Below `submissions/`. */
export const expectedByFolder = (name: string): Expected[] =>
  OF_FOLDER.get(name.split('/')[0] ?? '') ?? []

const wordsToExpected = (words: readonly string[]): Expected[] => [
  ...new Set(words.flatMap((word) => OF_WORD.get(word.toUpperCase()) ?? [])),
]

/** A glob matches a folder with all that is in it. */
function matches(glob: string, path: string): boolean {
  const pattern = glob
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replace(/\*+/g, '[^/]*')
    .replace(/\?/g, '[^/]')
  return new RegExp(`^${pattern}(?:/|$)`).test(path)
}

/** @param verdicts The worst of all, and the first that was no pass: tools differ in which they mean. */
export const isExpected = (
  expected: readonly Expected[],
  verdicts: readonly Verdict[],
  score: number,
): boolean =>
  expected.some((one) => {
    if (one === 'rejected') return !verdicts.includes('accepted')
    if (one === 'partially_accepted') return score > 0 && score < 100
    return verdicts.includes(one)
  })
