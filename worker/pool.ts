/** Runners that wait for work, so that no submission waits for a process to start. */
import type { Jail } from './jail.ts'
import { createRunners, type Runner } from './runners.ts'

export type Pool = {
  /** A runner nobody has used. It is the taker's from now on: kill it when done. */
  take(memoryMb: number): Promise<Runner>
  close(): Promise<void>
}

/** The heap's limit is set when a process starts, so a waiting runner is of one size. */
type Waiting = { memoryMb: number; runner: Promise<Runner> }

const USUAL_MEMORY_MB = 256

export function createPool(jail: Jail, size: number): Pool {
  const waiting: Waiting[] = []
  const alive = new Set<Runner>()
  const runners = createRunners(jail, size)
  let closed = false

  async function start(memoryMb: number, ahead: boolean): Promise<Runner> {
    const runner = await runners.start(memoryMb, ahead)
    alive.add(runner)
    runner.ended.then(() => alive.delete(runner))
    if (closed) runner.kill()
    return runner
  }

  function startAhead(memoryMb: number) {
    if (closed || waiting.length >= size) return
    const entry = { memoryMb, runner: start(memoryMb, true) }
    waiting.push(entry)
    const forget = () => {
      const at = waiting.indexOf(entry)
      if (at >= 0) waiting.splice(at, 1)
    }
    // One that does not come up, or dies waiting, is no longer waiting; the next taker hears why.
    entry.runner.then(({ ended }) => ended.then(forget), forget)
  }

  function takeWaiting(memoryMb: number): Promise<Runner> | undefined {
    const at = waiting.findIndex((entry) => entry.memoryMb === memoryMb)
    if (at >= 0) return waiting.splice(at, 1)[0]?.runner
    // The sizes that wait follow those that are asked for.
    waiting.shift()?.runner.then(
      ({ kill }) => kill(),
      () => {},
    )
    return undefined
  }

  for (let count = 0; count < size; count++) startAhead(USUAL_MEMORY_MB)
  return {
    async take(memoryMb) {
      const found = takeWaiting(memoryMb)
      const runner = await (found ?? start(memoryMb, false)).catch(() => start(memoryMb, false))
      const refill = () => startAhead(memoryMb)
      // To start a process takes processor time from the one that works now. While another waits,
      // there is no hurry.
      if (waiting.some((entry) => entry.memoryMb === memoryMb)) runner.ended.then(refill)
      else refill()
      return alive.has(runner) ? runner : start(memoryMb, false)
    },
    async close() {
      closed = true
      for (const runner of alive) runner.kill()
      await Promise.all([runners.close(), ...[...alive].map(({ ended }) => ended)])
    },
  }
}
