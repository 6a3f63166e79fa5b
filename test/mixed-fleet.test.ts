/** One worker on Node and one on Deno: whoever judges, the verdicts are the same. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { LocalWorkers } from '../local/workers.ts'
import { withoutPlace } from '../shared/place.ts'
import { VERDICTS } from '../shared/verdict.ts'
import { doubling } from './problems.ts'
import { judge, type Stack, startStack } from './stack.ts'
import { WorkerProcess } from './workers.ts'

/** As `deno task worker` runs it, with no permission more. */
const DENO_RUN = denoTask('worker')
/** One for each worker. */
const CASES = 2
const LIMITS = { timeLimitMs: 1000, memoryLimitMb: 64, outputLimitKb: 16 }

type Submission = [verdict: string, language: 'javascript' | 'typescript', code: string]

const FUNCTIONS: Submission[] = [
  ['accepted', 'javascript', 'function double(n) { return 2 * n }'],
  ['accepted', 'typescript', 'const double = async (n: number): Promise<number> => 2 * n'],
  ['wrong_answer', 'javascript', 'function double(n) { return [n] }'],
  ['runtime_error', 'javascript', 'function double(n) { return null.x }'],
  ['runtime_error', 'javascript', 'function double(n) { return double(n) }'],
  ['time_limit_exceeded', 'javascript', 'function double(n) { for (;;); }'],
  [
    'memory_limit_exceeded',
    'javascript',
    'function double() { const kept = []; for (;;) kept.push(Array(1e4).fill(0)) }',
  ],
  ['output_limit_exceeded', 'javascript', 'function double() { return "x".repeat(1e6) }'],
  ['compile_error', 'javascript', 'function double(n) {\n  return 2 *\n}'],
  ['compile_error', 'javascript', 'function double(n) { return import("fs") }'],
  ['compile_error', 'typescript', 'const a: number = 1\nfunction double(n: number {}'],
  ['compile_error', 'typescript', 'enum A { B }\nfunction double() {}'],
]
const READ = 'const n = Number(require("fs").readFileSync(0, "utf8"))'
const PROGRAMS: Submission[] = [
  ['accepted', 'javascript', `${READ}; console.log(2 * n)`],
  [
    'accepted',
    'typescript',
    'import fs from "fs"\nconst n: number = +fs.readFileSync(0, "utf8")\nconsole.log(await (2 * n))',
  ],
  ['wrong_answer', 'javascript', `${READ}; console.log(2 * n + 1)`],
  ['runtime_error', 'javascript', 'process.exit(3)'],
  ['runtime_error', 'javascript', 'Promise.reject(new Error("nobody asked"))'],
  ['time_limit_exceeded', 'javascript', 'for (;;);'],
  [
    'memory_limit_exceeded',
    'javascript',
    'const kept = []; for (;;) kept.push(Array(1e4).fill(0))',
  ],
  ['output_limit_exceeded', 'javascript', 'for (;;) console.log("line")'],
  ['compile_error', 'javascript', 'console.log("one)'],
]

let stack: Stack

async function startMixed(_count: number, secret: string): Promise<LocalWorkers> {
  const workers = [new WorkerProcess(), new WorkerProcess(undefined, DENO_RUN)]
  await Promise.all(workers.map((worker) => worker.start(secret)))
  return {
    addresses: workers.map(({ address }) => address),
    pids: () => new Map(),
    stop: async () => void (await Promise.all(workers.map((worker) => worker.end('SIGTERM')))),
  }
}

function denoTask(name: string): string[] {
  const file = new URL('../deno.json', import.meta.url)
  const { tasks } = JSON.parse(readFileSync(file, 'utf8')) as { tasks: Record<string, string> }
  const [deno = '', ...args] = tasks[name]?.split(' ').slice(0, -1) ?? []
  return [fileURLToPath(new URL(deno, file)), ...args]
}

beforeAll(async () => {
  stack = await startStack({ workers: 2, start: startMixed })
  const functions = doubling('functions', CASES, LIMITS)
  const testCases = functions.testCases.map(({ input, expected }) => ({
    input: `${input}\n`,
    expected: `${expected}\n`,
  }))
  const { signature: _, ...about } = functions
  for (const json of [functions, { ...about, slug: 'programs', kind: 'stdio', testCases }]) {
    expect((await stack.api('POST', '/problems', { token: stack.token, json })).status).toBe(201)
  }
})
afterAll(() => stack?.stop())

test('the fleet is one worker on Node and one on Deno', async () => {
  const { body } = await stack.api('GET', '/workers', { token: stack.token })
  const { items } = body as unknown as { items: { runtime: string }[] }
  expect(items.map(({ runtime }) => runtime.split(' ')[0]).sort()).toEqual(['Deno', 'Node'])
})

test.each([
  ['functions', FUNCTIONS],
  ['programs', PROGRAMS],
] as const)('among the %s is every verdict that code can get', (_, submissions) => {
  const shown = submissions.map(([verdict]) => verdict)
  expect(VERDICTS.filter((verdict) => !shown.includes(verdict))).toEqual(['internal_error'])
})

const among = (slug: string, submissions: Submission[]) =>
  submissions.map(([verdict, language, code]) => ({ slug, verdict, language, code }))

test.each([...among('functions', FUNCTIONS), ...among('programs', PROGRAMS)])(
  'both find the same in $slug: $verdict for $code',
  async ({ slug, verdict, ...solution }) => {
    const submission = await judge(stack, stack.token, slug, solution)
    expect(submission).toMatchObject({ status: 'done', verdict })
    if (verdict === 'compile_error') return
    expect(new Set(submission.results.map(({ worker }) => worker)).size).toBe(2)
    expect(submission.results.map((result) => result.verdict)).toEqual([verdict, verdict])
    // What was wrong differs from case to case.
    if (verdict === 'wrong_answer') return
    // Only Node tells where.
    const messages = submission.results.map(({ message }) => withoutPlace(message ?? ''))
    expect(new Set(messages).size).toBe(1)
  },
)
