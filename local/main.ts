/** `npm start`: PostgreSQL, workers and the orchestrator on this machine, with no setup. */
import { pino } from 'pino'
import { helpText, isHelpWanted } from '../shared/settings.ts'
import { allLocalSettings, readLocalConfig } from './config.ts'
import { startJudge } from './start.ts'

if (isHelpWanted(process.argv)) {
  const about = 'Starts PostgreSQL, workers and the orchestrator on this machine.'
  console.log(helpText('npm start', about, allLocalSettings))
  process.exit(0)
}

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
  const log = pino({ level: readLocalConfig(process.env).logLevel })
  const judge = await startJudge(process.env, log, say)
  stop = judge.stop
  const { url, adminHandle, adminPassword } = judge
  say('Open', url)
  if (adminPassword) say('Log in', `${adminHandle} / ${adminPassword}   (shown only now)`)
  console.log(`
Judge a solution from another terminal:

${curlLine(url, adminHandle, adminPassword ?? process.env.ADMIN_PASSWORD ?? 'YOUR_PASSWORD')}

Ctrl-C stops everything; the data stays.`)
  if (interrupted) {
    await judge.stop()
    process.exit(0)
  }
} catch (error) {
  console.error((error as Error).message)
  process.exit(1)
}

/** Logs in and judges a solution of a starter problem, in one line to paste. */
function curlLine(url: string, handle: string, password: string): string {
  const json = `-H 'content-type: application/json'`
  const code =
    'function lastServed(a,b,s){let f=0;for(let n=0;n<a.length;){const t=Math.max(f,a[n]),e=n+s;while(n<e&&a[n]<=t)n++;f=t+b}return f}'
  const login = `curl -s ${url}/api/v1/auth/login ${json} -d '${JSON.stringify({ handle, password })}'`
  const submission = JSON.stringify({ language: 'javascript', code })
  return `  curl -s ${url}/api/v1/problems/kettle-queue/submissions ${json} -H 'prefer: wait=10' -H "authorization: Bearer $(${login} | sed 's/.*"token":"\\([^"]*\\)".*/\\1/')" -d '${submission}'`
}
