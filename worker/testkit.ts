/** Judging in tests: real runner processes behind real walls, without a link. */
import { buildJail } from './jail.ts'
import { createJudge, type Job, type Result } from './judge.ts'

export const LIMITS = { timeMs: 300, memoryMb: 128, outputBytes: 64 * 1024 }

export const JOB: Omit<Job, 'code'> = {
  job: 'test',
  language: 'javascript',
  task: { kind: 'function', name: 'solve', params: [{ name: 'n', type: 'any' }], returns: 'any' },
  limits: LIMITS,
  checker: { name: 'exact' },
  cases: [{ ordinal: 0, input: '[1]', expected: '2' }],
  caseCount: 10,
}

export async function startJudge(slots: number, options: { checkerMs?: number } = {}) {
  const jail = await buildJail({
    processes: slots * 5 + 4,
    requireNamespaces: false,
    allowWeakIsolation: true,
  })
  const judge = createJudge({ jail, slots, ...options })

  async function run(code: string, changes: Partial<Job> = {}) {
    const results: Result[] = []
    const end = await judge.judge(
      { ...JOB, code, ...changes },
      { onResult: (result) => results.push(result), signal: new AbortController().signal },
    )
    return { results, compileError: end.type === 'done' ? end.compileError : null }
  }

  /** The result of one case. */
  async function runOne(code: string, changes: Partial<Job> = {}): Promise<Result> {
    const { results, compileError } = await run(code, changes)
    const [result] = results
    if (result === undefined) throw new Error(`No result: ${compileError?.message}`)
    return result
  }

  return { judge, run, runOne, isolation: jail.isolation, close: () => judge.close() }
}
