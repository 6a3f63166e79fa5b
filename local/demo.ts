/** `npm run demo`: judges an accepted, a wrong and an endless solution through the whole stack. */
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { z } from 'zod'
import { helpText, isHelpWanted } from '../shared/settings.ts'
import { allLocalSettings } from './config.ts'
import { type Judge, startJudge } from './start.ts'

if (isHelpWanted(process.argv)) {
  const about =
    'Starts a judge of its own, judges an accepted, a wrong and an endless solution, and stops.'
  console.log(helpText('npm run demo', about, allLocalSettings))
  process.exit(0)
}

const PROBLEM = 'kettle-queue'
const solution = (path: string) =>
  readFile(new URL(`../problems/${PROBLEM}/submissions/${path}`, import.meta.url), 'utf8')

const submissionSchema = z.object({
  verdict: z.string(),
  score: z.number(),
  passed: z.number(),
  total: z.number(),
  results: z.array(
    z.object({
      ordinal: z.number(),
      verdict: z.string(),
      timeMs: z.number(),
      memoryKb: z.number(),
    }),
  ),
})
type Submission = z.infer<typeof submissionSchema>

const folder = await mkdtemp(join(tmpdir(), 'distribute-ps-demo-'))
let judge: Judge | undefined
try {
  // Its own data and port: a judge that runs already is not touched.
  const env = {
    ...process.env,
    DATA_DIR: folder,
    PORT: '0',
    DATABASE_URL: '',
    DATABASE_URL_FILE: '',
    WORKERS: '',
  }
  judge = await startJudge(env, pino({ level: 'silent' }), (part, state) =>
    console.log(`  ${part.padEnd(12)}${state}`),
  )
  const token = await logIn(judge)
  const solutions = {
    'an accepted solution': await solution('accepted/rounds.js'),
    'a wrong solution': await solution('wrong_answer/waits_for_a_full_kettle.js'),
    'an endless solution': await solution('accepted/rounds.js').then(endless),
  }
  for (const [name, code] of Object.entries(solutions)) {
    const started = performance.now()
    const submission = await submit(judge.url, token, code)
    print(name, submission, performance.now() - started)
  }
} catch (error) {
  console.error((error as Error).message)
  process.exitCode = 1
} finally {
  await judge?.stop()
  await rm(folder, { recursive: true, force: true })
}
process.exit()

/** The same solution, but it never comes back from a large input. */
function endless(code: string): string {
  return code.replace('{', '{\n  while (arrivals.length > 100);')
}

async function call(url: string, init: RequestInit): Promise<unknown> {
  const response = await fetch(url, init)
  if (!response.ok) throw new Error(`Cannot ${init.method} ${url}: ${await response.text()}`)
  return response.json()
}

async function logIn({ url, adminHandle, adminPassword }: Judge): Promise<string> {
  const answer = await call(`${url}/api/v1/auth/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      handle: adminHandle,
      password: adminPassword ?? process.env.ADMIN_PASSWORD,
    }),
  })
  return z.object({ token: z.string() }).parse(answer).token
}

async function submit(url: string, token: string, code: string): Promise<Submission> {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` }
  const accepted = await call(`${url}/api/v1/problems/${PROBLEM}/submissions`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ language: 'javascript', code }),
  })
  const { id } = z.object({ id: z.number() }).parse(accepted)
  // The stream of events ends with the verdict.
  await fetch(`${url}/api/v1/submissions/${id}/events`, { headers }).then((events) => events.text())
  return submissionSchema.parse(
    await call(`${url}/api/v1/submissions/${id}`, { method: 'GET', headers }),
  )
}

function print(name: string, submission: Submission, tookMs: number): void {
  const { verdict, passed, total, score, results } = submission
  const title = `${name}: ${words(verdict)}`
  console.log(`\n${title}   ${passed}/${total} cases, score ${score}, in ${tookMs.toFixed(0)} ms`)
  console.log('  case  verdict                  CPU ms   memory MB')
  for (const result of results) {
    const time = result.timeMs.toFixed(1).padStart(8)
    const memory = (result.memoryKb / 1024).toFixed(1).padStart(9)
    console.log(
      `  ${String(result.ordinal).padStart(4)}  ${words(result.verdict).padEnd(22)}${time}   ${memory}`,
    )
  }
}

function words(verdict: string): string {
  return verdict.replaceAll('_', ' ').replace(/^./, (letter) => letter.toUpperCase())
}
