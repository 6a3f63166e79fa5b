import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { fillDatabase } from '../test/many.ts'
import { inFlight, startMeasuredJudge } from './judge.ts'
import { type Bench, type Figure, interleaved } from './measure.ts'

const CROWD = { users: 2_000, problems: 2_000, submissions: 200_000 }
const READERS = 4
/** Nobody notices less. */
const LIST_P95_MS = 30

const PAGES = {
  'problem list': '/problems',
  'list by acceptance': '/problems?sort=-acceptance',
  'problem page': '/problems/problem-1',
  'submission page': '/submissions/7',
  'submission list': '/submissions',
  ranking: '/ranking',
  'problem list as JSON': '/api/v1/problems',
  'submission as JSON': '/api/v1/submissions/7',
}

export const pages: Bench = {
  name: 'pages',
  question: `How fast are pages with ${CROWD.problems} problems and ${CROWD.submissions} submissions?`,
  async run(effort) {
    const judge = await startMeasuredJudge()
    const hello = await startHello()
    const requests = effort === 'full' ? 400 : 100
    const headers = { authorization: `Bearer ${judge.token}` }
    try {
      await fillDatabase(judge.sql, CROWD)
      const figures: Figure[] = []
      for (const [what, path] of Object.entries(PAGES)) {
        const url = judge.url + path
        await waitsFor(url, 30, headers)
        await waitsFor(hello.url, 30)
        const first = await interleaved(
          3,
          () => p95(url, requests / 4, headers),
          () => p95(hello.url, requests / 4),
        )
        const hot = await interleaved(
          3,
          () => perSecond(url, requests, headers),
          () => perSecond(hello.url, requests),
        )
        const against = 'a bare Hono server that says hello'
        figures.push(
          { what: `${what}, p95`, unit: 'ms', ...first, against, moreIsBetter: false },
          { what, unit: 'requests/s', ...hot, against, moreIsBetter: true },
        )
        if (path === PAGES['problem list'])
          figures.push({
            what: `${what}, p95`,
            unit: 'ms',
            ours: first.ours,
            against: 'the most that it may take',
            baseline: LIST_P95_MS,
            moreIsBetter: false,
            goal: 1,
          })
      }
      return figures
    } finally {
      await hello.stop()
      await judge.stop()
    }
  },
}

async function startHello() {
  const script = fileURLToPath(new URL('hello.ts', import.meta.url))
  const child: ChildProcess = spawn(process.execPath, [script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [port] = await once(child.stdout ?? child, 'data')
  return {
    url: `http://127.0.0.1:${String(port).trim()}/`,
    async stop() {
      const exited = once(child, 'exit')
      child.kill()
      await exited
    },
  }
}

/** The milliseconds to the first byte of each of so many answers, one after the other. */
async function waitsFor(url: string, requests: number, headers: Record<string, string> = {}) {
  const waits: number[] = []
  for (let n = 0; n < requests; n += 1) {
    const asked = performance.now()
    const response = await fetch(url, { headers })
    waits.push(performance.now() - asked)
    if (!response.ok) throw new Error(`Cannot measure ${url}: ${await response.text()}`)
    await response.arrayBuffer()
  }
  return waits
}

async function p95(...asked: Parameters<typeof waitsFor>): Promise<number> {
  const waits = (await waitsFor(...asked)).sort((one, other) => one - other)
  return waits[Math.floor(waits.length * 0.95)] ?? Number.NaN
}

async function perSecond(url: string, requests: number, headers: Record<string, string> = {}) {
  const began = performance.now()
  await inFlight(requests, READERS, async () => {
    await waitsFor(url, 1, headers)
  })
  return requests / ((performance.now() - began) / 1000)
}
