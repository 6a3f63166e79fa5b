/** `npm start`: PostgreSQL, workers and the orchestrator on this machine, with no setup. */
import { pino } from 'pino'
import { startJudge } from './start.ts'

const say = (part: string, state: string) => console.log(`  ${part.padEnd(12)}${state}`)

// Ctrl-C while things start stops them as soon as they are there; a second one ends it at once.
let interrupted = false
let stop: (() => Promise<void>) | undefined
const interrupt = async () => {
  if (interrupted) process.exit(1)
  interrupted = true
  if (!stop) return
  console.log('\nStopping …')
  await stop()
  process.exit(0)
}
process.on('SIGINT', interrupt).on('SIGTERM', interrupt)

try {
  console.log('\nDistribute PS\n')
  const log = pino({ level: process.env.LOG_LEVEL ?? 'warn' })
  const judge = await startJudge(process.env, log, say)
  stop = judge.stop
  const { url, adminHandle, adminPassword } = judge
  say('Open', url)
  if (adminPassword) say('Log in', `${adminHandle} / ${adminPassword}   (shown only now)`)
  const password = adminPassword ?? 'YOUR_PASSWORD'
  console.log(`
Judge a solution from another terminal:

  TOKEN=$(curl -s ${url}/api/v1/auth/login -H 'content-type: application/json' -d '{"handle":"${adminHandle}","password":"${password}"}' | sed 's/.*"token":"\\([^"]*\\)".*/\\1/')
  curl -s ${url}/api/v1/problems -H "authorization: Bearer $TOKEN"

Ctrl-C stops everything; the data stays.`)
  if (interrupted) {
    await judge.stop()
    process.exit(0)
  }
} catch (error) {
  console.error((error as Error).message)
  process.exit(1)
}
