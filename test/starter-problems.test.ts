/** Every solution of every starter problem gets, from the whole judge, the verdict of its folder. */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDirectory } from '../server/packages/directory.ts'
import type { ProblemDraft } from '../server/packages/draft.ts'
import { isExpected } from '../server/packages/expected.ts'
import { readPackage } from '../server/packages/read.ts'
import { seedProblems } from '../server/packages/seed.ts'
import { readExamples } from '../server/packages/submissions.ts'
import { createProblem } from '../server/problems/queries.ts'
import { judge, type Stack, startStack } from './stack.ts'

const PROBLEMS = fileURLToPath(new URL('../problems', import.meta.url))

const slugs = readdirSync(PROBLEMS, { withFileTypes: true }).flatMap((entry) =>
  entry.isDirectory() ? entry.name : [],
)
const packages = await Promise.all(
  slugs.map(async (slug) => ({
    problem: await readPackage(join(PROBLEMS, slug)),
    examples: await readExamples(await openDirectory(join(PROBLEMS, slug))),
  })),
)
const solutions = packages.flatMap(({ problem, examples }) =>
  examples.map((example) => ({
    ...example,
    slug: problem.slug,
    file: example.path.replace('submissions/', ''),
    /** What it says of itself, where a problem has points. */
    points: 'code' in example ? /^\/\/ .*: (\d+) points\.$/m.exec(example.code)?.[1] : undefined,
    judgedAs: isSlow(example) && !hasPoints(problem) ? impatient(problem).slug : problem.slug,
  })),
)

/**
 * The same problem, with the largest cases first and nothing after a failure: a slow solution shows
 * on one case that it is slow, and need not take all its time on all the others.
 */
function impatient(problem: ProblemDraft): ProblemDraft {
  const whole = { name: 'all', points: 100, scoring: 'min', requires: [], stopOnFailure: true }
  return {
    ...problem,
    slug: `impatient-${problem.slug}`,
    testCases: problem.testCases.toReversed().map((one) => ({ ...one, group: whole.name })),
    groups: [{ ...whole, scoring: 'min' }],
  }
}

function isSlow({ expected }: { expected: readonly string[] }): boolean {
  return expected.includes('time_limit_exceeded')
}

function hasPoints({ groups }: ProblemDraft): boolean {
  return groups.length > 0
}

let stack: Stack

beforeAll(async () => {
  stack = await startStack({ workers: 2 })
  expect(await seedProblems(stack.sql, PROBLEMS)).toBe(slugs.length)
  for (const { problem, examples } of packages)
    if (examples.some(isSlow) && !hasPoints(problem))
      await createProblem(stack.sql, impatient(problem))
})
afterAll(() => stack.stop())

test.concurrent.for(solutions)('$slug: $file', { timeout: 120_000 }, async (solution) => {
  if (solution.language === null) throw new Error(`Cannot judge it: ${solution.reason}`)
  const { judgedAs, language, code, expected, points } = solution
  const submission = await judge(stack, stack.token, judgedAs, { language, code })
  const judged = submission.results.map((result) => `${result.ordinal} ${result.verdict}`)
  const { score } = submission
  const verdict = submission.verdict as Parameters<typeof isExpected>[1][number]
  expect(isExpected(expected, [verdict], score), `${verdict}, ${score}\n${judged.join('\n')}`).toBe(
    true,
  )
  if (points !== undefined) expect(score, judged.join('\n')).toBe(Number(points))
})

test('a solution that gets some points says how many', () => {
  const partial = solutions.filter(({ expected }) => expected.includes('partially_accepted'))
  expect(partial.length).toBeGreaterThan(0)
  expect(partial.filter(({ points }) => points === undefined)).toEqual([])
})
