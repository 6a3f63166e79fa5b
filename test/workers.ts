import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

const WORKER = fileURLToPath(new URL('../worker/main.ts', import.meta.url))

/** One worker process, which stays down when it ends, and comes back on its port. */
export class WorkerProcess {
  #child: ChildProcess | undefined
  #port = 0

  get port(): number {
    return this.#port
  }

  async start(secret: string): Promise<void> {
    const child = spawn(process.execPath, [WORKER], {
      env: {
        PATH: process.env.PATH,
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
