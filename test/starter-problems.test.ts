/** Every solution of every starter problem gets, from the whole judge, the verdict of its folder. */
import { readdirSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { seedProblems } from '../server/packages/seed.ts'
import { judge, type Stack, startStack } from './stack.ts'

const PROBLEMS = fileURLToPath(new URL('../problems', import.meta.url))

/** Folder names as the problem package format has them. */
const VERDICTS: Record<string, string> = {
  accepted: 'accepted',
  wrong_answer: 'wrong_answer',
  time_limit_exceeded: 'time_limit_exceeded',
  run_time_error: 'runtime_error',
}
const LANGUAGES: Record<string, string> = { '.js': 'javascript', '.ts': 'typescript' }

const folders = (path: string) =>
  readdirSync(path, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? entry.name : [],
  )

const solutions = folders(PROBLEMS).flatMap((slug) => {
  const submissions = join(PROBLEMS, slug, 'submissions')
  return folders(submissions).flatMap((folder) =>
    readdirSync(join(submissions, folder)).map((file) => ({
      slug,
      file: `${folder}/${file}`,
      verdict: VERDICTS[folder] ?? `no verdict is called ${folder}`,
      language: LANGUAGES[extname(file)] ?? `no language has files ${extname(file)}`,
      code: readFileSync(join(submissions, folder, file), 'utf8'),
    })),
  )
})

let stack: Stack

beforeAll(async () => {
  stack = await startStack({ workers: 2 })
  await seedProblems(stack.sql, PROBLEMS)
})
afterAll(() => stack.stop())

test.concurrent.for(solutions)('$slug: $file', { timeout: 120_000 }, async (solution) => {
  const { slug, language, code, verdict } = solution
  const submission = await judge(stack, stack.token, slug, { language, code })
  const judged = submission.results.map((result) => `${result.ordinal} ${result.verdict}`)
  expect(submission.verdict, judged.join('\n')).toBe(verdict)
})
