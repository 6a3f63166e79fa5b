import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

const FLOOR = fileURLToPath(new URL('floor.js', import.meta.url))

export interface FloorJob {
  code: string
  name: string
  inputs: string[]
}

/** A bare process that stays: what the cases themselves cost, in milliseconds. */
export function warmFloor() {
  const child = spawn(process.execPath, [FLOOR], { stdio: ['pipe', 'pipe', 'inherit'] })
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  return {
    async run(job: FloorJob): Promise<number> {
      child.stdin.write(`${JSON.stringify(job)}\n`)
      const { value } = await lines.next()
      return (JSON.parse(value as string) as { ms: number }).ms
    },
    async stop() {
      const exited = once(child, 'exit')
      child.stdin.end()
      await exited
    },
  }
}

/** A bare process for this job alone, from its start to its end. */
export async function coldFloor(job: FloorJob): Promise<void> {
  const floor = warmFloor()
  await floor.run(job)
  await floor.stop()
}
