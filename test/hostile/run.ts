/** One run: techniques through the whole judge at one level, and what was said and stored of them. */
import { randomBytes } from 'node:crypto'
import type { Verdict } from '../../shared/verdict.ts'
import { type Stack, startStack } from '../stack.ts'
import { type Canaries, commandLines, plantCanaries } from './canaries.ts'
import type { Technique } from './corpus.ts'
import { leaksIn, type Told } from './leaks.ts'
import { type Level, OPEN_REALM, workersOf } from './levels.ts'

const WORKERS = 2
/** Not asked for by any other test, nor twice: a process with this limit is a runner of the run's. */
let memoryMb = 70

export const HONEST = 'const reverse = (word) => [...word].reverse().join("")'

export interface Submission {
  id: number
  status: string
  verdict: Verdict
  results: Told[]
}

export type Run = Awaited<ReturnType<typeof startRun>>

/** @param opened The realm has handed the process to the guest. */
export async function startRun(level: Level, techniques: readonly Technique[], opened: boolean) {
  memoryMb += 1
  const ownFlag = `--max-old-space-size=${memoryMb} `
  const canaries = await plantCanaries()
  const edits = opened ? [...level.edits, OPEN_REALM] : level.edits
  const start = workersOf(edits, canaries.environment)
  const stack = await startStack({ workers: WORKERS, start }).catch(async (error) => {
    await canaries.remove()
    throw error
  })
  const runnersLeft = () => commandLines().filter(({ text }) => text.includes(ownFlag))
  const stop = once(async () => {
    await stack.stop()
    await canaries.remove()
  })
  try {
    return { ...(await judgeAll(stack, canaries, techniques, opened)), canaries, stop, runnersLeft }
  } catch (error) {
    await stop()
    throw error
  }
}

async function judgeAll(
  stack: Stack,
  canaries: Canaries,
  techniques: readonly Technique[],
  opened: boolean,
) {
  const cases = await addProblem(stack)
  const solver = await register(stack)
  const workersBefore = [...stack.workers.pids().values()]

  const submit = async (code: string) => {
    const json = { language: 'javascript', code: canaries.aim(code) }
    const path = '/problems/reverse/submissions'
    const { status, body } = await stack.api('POST', path, { token: solver, json })
    if (status !== 202) throw new Error(`Cannot submit: ${JSON.stringify(body)}`)
    const headers = { authorization: `Bearer ${solver}` }
    const events = await fetch(`${stack.url}/api/v1/submissions/${body.id}/events`, { headers })
    const told = dataOf(await events.text())
    const answer = await stack.api('GET', `/submissions/${body.id}`, { token: solver })
    return { submission: answer.body as unknown as Submission, told: [...told, answer.body] }
  }
  const judged = await Promise.all(
    techniques.map(async (technique) => ({ technique, ...(await submit(technique.code)) })),
  )
  const honest = (await submit(HONEST)).submission
  const leaks = await leaksIn({
    judged,
    cases,
    words: [...Object.entries(canaries.words), ['environment', stack.secret]],
    sql: stack.database.sql,
    opened,
  })
  return {
    judged,
    honest,
    leaks,
    workersBefore,
    workersAfter: [...stack.workers.pids().values()],
    walls: await wallsOf(stack),
  }
}

/** The first case is a sample, the second one hidden; words and answers are found nowhere else. */
async function addProblem({ api, token }: Stack) {
  const cases = [1, 2].map((ordinal) => {
    const word = randomBytes(8).toString('hex')
    return { ordinal, word, answer: [...word].reverse().join('') }
  })
  const json = {
    slug: 'reverse',
    title: 'Reverse',
    statement: 'Write the word backwards.',
    kind: 'function',
    signature: { name: 'reverse', params: [{ name: 'word', type: 'string' }], returns: 'string' },
    timeLimitMs: 200,
    memoryLimitMb: memoryMb,
    outputLimitKb: 64,
    testCases: cases.map(({ ordinal, word, answer }) => ({
      input: [word],
      expected: answer,
      sample: ordinal === 1,
    })),
  }
  const { status, body } = await api('POST', '/problems', { token, json })
  if (status !== 201) throw new Error(`Cannot add the problem: ${JSON.stringify(body)}`)
  return cases
}

async function register({ api }: Stack): Promise<string> {
  const json = { handle: 'mallory', password: 'a password of theirs' }
  await api('POST', '/auth/register', { json: { ...json, email: 'mallory@example.org' } })
  return (await api('POST', '/auth/login', { json })).body.token
}

async function wallsOf({ api, token }: Stack): Promise<Record<string, boolean>[]> {
  const { body } = await api('GET', '/workers', { token })
  const { items } = body as unknown as {
    items: { isolation: { walls: { name: string; held: boolean }[] } }[]
  }
  return items.map(({ isolation }) =>
    Object.fromEntries(isolation.walls.map(({ name, held }) => [name, held])),
  )
}

const dataOf = (events: string): unknown[] =>
  // Not by `.` and `$`: JSON may hold other characters that end a line for them.
  events
    .split('\n')
    .filter((line) => line.startsWith('data: '))
    .map((line) => JSON.parse(line.slice(6)))

function once(act: () => Promise<void>): () => Promise<void> {
  let acted: Promise<void> | undefined
  return () => {
    acted ??= act()
    return acted
  }
}
