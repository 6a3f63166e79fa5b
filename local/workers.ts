import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

const WORKER = fileURLToPath(new URL('../worker/main.ts', import.meta.url))
const START_MS = 30_000
const STOP_MS = 11_000
const RESTART_MS = 1_000

export interface LocalWorkers {
  /** `host:port` of each. */
  addresses: string[]
  /** The processes that run now, by address. */
  pids(): Map<string, number>
  stop(): Promise<void>
}

/** Starts worker processes with one slot each; one that dies is started again on its port. */
export async function startWorkers(
  count: number,
  secret: string,
  env: NodeJS.ProcessEnv,
): Promise<LocalWorkers> {
  const running = new Map<ChildProcess, string>()
  let stopping = false

  const startOne = async (port: number): Promise<number> => {
    const child = spawn(process.execPath, [WORKER], {
      env: {
        PATH: env.PATH,
        ...passedOn(env),
        WORKER_HOST: '127.0.0.1',
        WORKER_PORT: String(port),
        WORKER_SLOTS: '1',
        WORKER_SECRET: secret,
      },
      // In a process group of its own, so that Ctrl-C reaches it through us, in the right order.
      detached: true,
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    })
    running.set(child, '')
    const complaint = lastWords(child)
    const listening = await portOf(child).catch(async (error) => {
      await end(child)
      throw new Error(`Cannot start a worker: ${complaint() || error.message}`)
    })
    running.set(child, `127.0.0.1:${listening}`)
    child.once('exit', () => {
      running.delete(child)
      if (!stopping) setTimeout(() => void restart(listening), RESTART_MS).unref()
    })
    return listening
  }
  const restart = async (port: number): Promise<void> => {
    if (stopping) return
    await startOne(port).catch((error: Error) => {
      console.error(error.message)
      setTimeout(() => void restart(port), RESTART_MS).unref()
    })
  }
  const stop = async () => {
    stopping = true
    await Promise.all([...running.keys()].map(end))
  }

  try {
    const ports = await Promise.all(Array.from({ length: count }, () => startOne(0)))
    const pids = () => new Map([...running].map(([{ pid = 0 }, address]) => [address, pid]))
    return { addresses: ports.map((port) => `127.0.0.1:${port}`), pids, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

/** What an operator may say about workers counts for local ones, too. */
function passedOn(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const names = ['REQUIRE_ISOLATION', 'ALLOW_WEAK_ISOLATION', 'WORKER_CACHE_MB', 'NODE_OPTIONS']
  return Object.fromEntries(names.flatMap((name) => (env[name] ? [[name, env[name]]] : [])))
}

function portOf(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('it did not start in time')), START_MS)
    child.once('error', reject)
    child.once('exit', (code) => reject(new Error(`it ended with code ${code}`)))
    child.on('message', (message: unknown) => {
      if (typeof message !== 'object' || message === null || !('listening' in message)) return
      clearTimeout(timer)
      resolve(Number(message.listening))
    })
  })
}

function lastWords(child: ChildProcess): () => string {
  let said = ''
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    said = (said + text).slice(-2_000)
  })
  return () => said.trim().split('\n').at(-1) ?? ''
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const exited = once(child, 'exit')
  child.kill('SIGTERM')
  const timer = setTimeout(() => child.kill('SIGKILL'), STOP_MS)
  await exited
  clearTimeout(timer)
}
