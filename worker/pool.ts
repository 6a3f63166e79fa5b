/** Runners that wait for work, so that no submission waits for a process to start. */
import type { Jail } from './jail.ts'
import { type Runner, startRunner } from './runners.ts'

export type Pool = {
  /** A runner nobody has used. It is the taker's from now on: kill it when done. */
  take(memoryMb: number): Promise<Runner>
  close(): Promise<void>
}

const USUAL_MEMORY_MB = 256

export function createPool(jail: Jail, size: number): Pool {
  let waiting: Promise<Runner>[] = []
  const alive = new Set<Runner>()
  /** The heap's limit is set at the start of a process: the last one asked for is the best guess. */
  let memoryMb = USUAL_MEMORY_MB
  let closed = false

  async function start(ahead = false): Promise<Runner> {
    const runner = await startRunner(jail, memoryMb, ahead)
    alive.add(runner)
    runner.ended.then(() => alive.delete(runner))
    if (closed) runner.kill()
    return runner
  }

  function refill() {
    while (!closed && waiting.length < size) {
      const runner = start(true)
      waiting.push(runner)
      const forget = () => {
        waiting = waiting.filter((other) => other !== runner)
      }
      // One that does not come up, or dies waiting, is no longer waiting; the taker hears why.
      runner.then(({ ended }) => ended.then(forget), forget)
    }
  }

  refill()
  return {
    async take(wantedMb) {
      if (wantedMb !== memoryMb) {
        memoryMb = wantedMb
        for (const runner of waiting.splice(0))
          runner.then(
            ({ kill }) => kill(),
            () => {},
          )
      }
      const next = waiting.shift() ?? start()
      refill()
      const runner = await next.catch(() => start())
      return alive.has(runner) ? runner : start()
    },
    async close() {
      closed = true
      for (const runner of alive) runner.kill()
      await Promise.all([...alive].map(({ ended }) => ended))
    },
  }
}
