import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

const WORKER = fileURLToPath(new URL('../worker/main.ts', import.meta.url))

/** One worker process, which stays down when it ends, and comes back on its port. */
export class WorkerProcess {
  readonly #host: { address: string; command: string[] }
  readonly #runtime: readonly string[]
  #child: ChildProcess | undefined
  #port = 0

  /** `host`: where it runs, when not here. `runtime`: what runs it, when not what runs the test. */
  constructor(
    host = { address: '127.0.0.1', command: [] as string[] },
    runtime: readonly string[] = [process.execPath],
  ) {
    this.#host = host
    this.#runtime = runtime
  }

  get address(): string {
    return `${this.#host.address}:${this.#port}`
  }

  get port(): number {
    return this.#port
  }

  async start(secret: string): Promise<void> {
    const [program = '', ...args] = [...this.#host.command, ...this.#runtime, WORKER]
    const child = spawn(program, args, {
      env: {
        PATH: process.env.PATH,
        WORKER_HOST: this.#host.address,
        WORKER_PORT: String(this.#port),
        WORKER_SLOTS: '1',
        WORKER_SECRET: secret,
      },
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    })
    this.#child = child
    const [message] = await once(child, 'message')
    this.#port = message.listening
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
