import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

const SERVER = fileURLToPath(new URL('../server/main.ts', import.meta.url))

/** One orchestrator process; started again as often as it is told to. */
export class OrchestratorProcess {
  readonly #env: NodeJS.ProcessEnv
  #child: ChildProcess | undefined
  #url: string | undefined

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
    child.once('exit', () => {
      if (this.#child === child) this.#url = undefined
    })
    let said = ''
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      said += text
    })
    this.#url = await new Promise<string>((resolve, reject) => {
      child.stdout.setEncoding('utf8').on('data', (text: string) => {
        const url = /"url":"([^"]+)"/.exec(text)?.[1]
        if (url) resolve(url)
      })
      child.once('exit', (code) => reject(new Error(`The orchestrator ended (${code}): ${said}`)))
    })
  }

  async end(signal: NodeJS.Signals): Promise<number | null> {
    const child = this.#child
    if (!child || child.exitCode !== null || child.signalCode !== null) return null
    const exited = once(child, 'exit')
    child.kill(signal)
    const [code] = await exited
    return code
  }
}
