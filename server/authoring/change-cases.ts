/** The cases of a problem, one changed at a time or many: the problem is stored anew as a whole. */
import type { Sql } from '../database.ts'
import { AppError, notFound } from '../errors.ts'
import { parse } from '../http/parse.ts'
import { problemDraftSchema, type TestCaseDraft } from '../packages/draft.ts'
import { findProblem, loadDraft, replaceProblem } from '../problems/queries.ts'

/**
 * @param version That the author has seen: cases are named by their place, which a change may move.
 * @throws {AppError} 404, 409 when somebody has changed the problem since, 422 with what does not fit.
 */
export async function changeCases(
  sql: Sql,
  slug: string,
  version: number,
  change: (cases: readonly TestCaseDraft[]) => TestCaseDraft[],
): Promise<void> {
  const problem = await findProblem(sql, slug)
  const draft = await loadDraft(sql, slug)
  if (!problem || !draft) throw notFound('Problem')
  if (problem.version !== version)
    throw new AppError(409, 'Somebody has changed this problem meanwhile: look at it again')
  const testCases = change(draft.testCases)
  const changed = { ...draft, testCases, files: null, solutions: null }
  await replaceProblem(sql, slug, parse(problemDraftSchema, changed))
}
