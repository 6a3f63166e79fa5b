import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

const SERVER = fileURLToPath(new URL('../server/main.ts', import.meta.url))

/** Far more than either takes: who passes it hangs, and is killed so that the test can say so. */
const START_MS = 60_000
const END_MS = 20_000

/** One orchestrator process; started again as often as it is told to. */
export class OrchestratorProcess {
  /** What it said when it ended though nobody told it to, once for each time. */
  readonly crashes: string[] = []
  readonly #env: NodeJS.ProcessEnv
  #child: ChildProcess | undefined
  #url: string | undefined
  #ending = false

  constructor(env: NodeJS.ProcessEnv) {
    this.#env = { PATH: process.env.PATH, HOST: '127.0.0.1', ...env }
  }

  /** `undefined` while it does not run. */
  get url(): string | undefined {
    return this.#url
  }

  get pid(): number | undefined {
    return this.#url === undefined ? undefined : this.#child?.pid
  }

  /** Resolves once it answers, or says why it does not. `changes`: to its settings, for this time. */
  async start(changes: NodeJS.ProcessEnv = {}): Promise<void> {
    const child = spawn(process.execPath, ['--import', 'tsx', SERVER], {
      env: { ...this.#env, ...changes },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    this.#child = child
    let said = ''
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      said += text
    })
    child.once('exit', (code) => {
      if (this.#child !== child) return
      if (this.#url !== undefined && !this.#ending) this.crashes.push(`${code}: ${said}`)
      this.#url = undefined
    })
    const hangs = setTimeout(() => child.kill('SIGKILL'), START_MS)
    this.#url = await new Promise<string>((resolve, reject) => {
      child.stdout.setEncoding('utf8').on('data', (text: string) => {
        const url = /"url":"([^"]+)"/.exec(text)?.[1]
        if (url) resolve(url)
      })
      child.once('exit', (code) => reject(new Error(`The orchestrator ended (${code}): ${said}`)))
    }).finally(() => clearTimeout(hangs))
  }

  /** @throws {Error} When it had to be killed. */
  async end(signal: NodeJS.Signals): Promise<number | null> {
    const child = this.#child
    if (!child || child.exitCode !== null || child.signalCode !== null) return null
    const exited = once(child, 'exit')
    this.#ending = true
    child.kill(signal)
    let hung = false
    const hangs = setTimeout(() => {
      hung = true
      child.kill('SIGKILL')
    }, END_MS)
    const [code] = await exited
    clearTimeout(hangs)
    this.#ending = false
    if (hung) throw new Error(`The orchestrator did not end within ${END_MS / 1000} s of ${signal}`)
    return code
  }
}
