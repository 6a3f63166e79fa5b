/** The example solutions of a package, in folders named after the verdict they should get. */
import { extname } from 'node:path/posix'
import type { Language } from '../../shared/messages.ts'
import type { Verdict } from '../../shared/verdict.ts'
import { openDirectory } from './directory.ts'

/** The verdict over all cases. The format's other folders promise no single one. */
const VERDICT_OF_FOLDER = new Map<string, Verdict>([
  ['accepted', 'accepted'],
  ['wrong_answer', 'wrong_answer'],
  ['time_limit_exceeded', 'time_limit_exceeded'],
  ['run_time_error', 'runtime_error'],
])
const LANGUAGE_OF = new Map<string, Language>([
  ['.js', 'javascript'],
  ['.ts', 'typescript'],
])

export type ExampleSubmission = {
  path: string
  expected: Verdict
  language: Language
  code: string
}

/** Those in a folder and a language that we judge. */
export async function readSubmissions(dir: string): Promise<ExampleSubmission[]> {
  const files = await openDirectory(dir)
  const submissions: ExampleSubmission[] = []
  for (const path of files.paths) {
    const [top, folder = '', name, ...deeper] = path.split('/')
    const expected = VERDICT_OF_FOLDER.get(folder)
    const language = LANGUAGE_OF.get(extname(path))
    if (top !== 'submissions' || !name || deeper.length > 0 || !expected || !language) continue
    submissions.push({ path, expected, language, code: await files.readText(path) })
  }
  return submissions
}
