/** Runner processes: started ahead of time, asked one thing at a time, used for one submission only. */
import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { MemoryGroup } from './jail/memory_group.ts'
import { type Meter, openMeter, type Usage } from './jail/meter.ts'
import type { Jail } from './jail.ts'
import { type Origin, type RunnerProcess, startOrigin } from './origin.ts'

/** How far a request may go. Beyond it the runner is killed. */
export type Allowance = {
  /** CPU time. */
  cpuMs: number
  /** Time in which it could have run, whether it did or slept. */
  activeMs: number
  /** Time by the clock on the wall, however busy the machine is. */
  wallMs: number
  residentKb: number
  replyBytes: number
  /** Whether it is told how much memory the process had at its most: that look takes the longest. */
  tellsPeak?: boolean
}

/** What became of a request. Everything but `replied` is the end of the runner. */
export type Reply = { cpuMs: number; peakKb: number } & (
  | { type: 'replied'; line: unknown }
  | { type: 'time' | 'memory' | 'output' | 'cancelled' }
  /** It ended by itself, or answered what was not asked. */
  | { type: 'died'; how: string; outOfMemory: boolean }
)

export type Runner = {
  /** Of the process that runs the guest's code. */
  pid: number
  memoryMb: number
  ask(request: object, allowance: Allowance, signal: AbortSignal): Promise<Reply>
  kill(): void
  /** Fulfilled when the process is gone. */
  ended: Promise<void>
}

/**
 * Beside the guest's data a process holds the runtime itself (60 MB), the young generation (3 × 16 MB) and
 * what the collector has not yet given back.
 */
const OVERHEAD_KB = 160 * 1024

export const residentLimitKb = (memoryMb: number): number => memoryMb * 1024 + OVERHEAD_KB

const LOOK_EVERY_MS = 5
const LONGEST_LOOK_MS = 100
/** What V8 prints last when its heap or the system has no more memory. */
const OUT_OF_MEMORY =
  /JavaScript (heap )?out of memory|process out of memory|Array buffer allocation failed/

export type Runners = {
  /**
   * @param ahead Nobody waits for it yet: others go first.
   * @throws When none comes up.
   */
  start(memoryMb: number, ahead?: boolean): Promise<Runner>
  /** Ends the originals; the caller ends the runners. */
  close(): Promise<void>
}

/** @param spare How many originals may wait for the next that is asked of them. */
export function createRunners(jail: Jail, spare: number): Runners {
  const origins = new Set<Origin>()
  const idle = new Set<Origin>()
  let closed = false

  function originOf(memoryMb: number, ahead: boolean): Origin {
    for (const origin of idle) {
      if (origin.memoryMb === memoryMb && idle.delete(origin)) return origin
    }
    const origin = startOrigin(jail, memoryMb, ahead)
    origins.add(origin)
    origin.ended.then(() => origins.delete(origin) && idle.delete(origin))
    return origin
  }

  async function start(memoryMb: number, ahead = false): Promise<Runner> {
    const origin = originOf(memoryMb, ahead)
    const process = await origin.next()
    const ended = process.ended.then(() => {
      if (!closed && origin.left() > 0 && idle.size < spare) return void idle.add(origin)
      origin.end()
      return origin.ended
    })
    return watch(jail, memoryMb, process, ended)
  }

  return {
    start,
    async close() {
      closed = true
      for (const origin of idle) origin.end()
      await Promise.all([...origins].map(({ ended }) => ended))
    },
  }
}

/** One that shares its origin with no other. */
export const startRunner = (jail: Jail, memoryMb: number, ahead = false): Promise<Runner> =>
  createRunners(jail, 0).start(memoryMb, ahead)

async function watch(
  jail: Jail,
  memoryMb: number,
  process: RunnerProcess,
  ended: Promise<void>,
): Promise<Runner> {
  const { pid, kill } = process
  const meter = openMeter(pid)
  const group = (await jail.groups?.enclose(pid, residentLimitKb(memoryMb))) ?? null
  process.ended.then(() => {
    meter.close()
    group?.giveBack()
  })
  const watched: Watched = { process, meter, group, highWaterKb: meter.peakKb() }
  return {
    pid,
    memoryMb,
    ask: (request, allowance, signal) => ask(watched, request, allowance, signal),
    kill,
    ended,
  }
}

type Watched = {
  process: RunnerProcess
  meter: Meter
  group: MemoryGroup | null
  /** The highest resident size it had when last asked. */
  highWaterKb: number
}

const envelope = z.object({ id: z.string() }).loose()

async function ask(
  watched: Watched,
  request: object,
  allowance: Allowance,
  signal: AbortSignal,
): Promise<Reply> {
  const { process, meter, group } = watched
  // No guest can know it before it reads the request.
  const id = randomUUID()
  // Anew, since some systems tell only the time on the clock, which goes on while it waits.
  const before = meter.read()
  let lookedAt = performance.now()
  let wallMs = 0
  let usage: Usage = before
  let peakKb = before.residentKb
  let broken: 'time' | 'memory' | 'output' | 'cancelled' | null = null
  const stop = new AbortController()

  const look = () => {
    if (process.howItEnded() !== null) return
    usage = meter.read()
    peakKb = Math.max(peakKb, usage.residentKb)
    const now = performance.now()
    // While this worker itself was stopped, nobody could have taken the answer.
    wallMs += Math.min(now - lookedAt, LONGEST_LOOK_MS)
    lookedAt = now
    if (signal.aborted) broken ??= 'cancelled'
    else if (usage.residentKb > allowance.residentKb) broken ??= 'memory'
    else if (process.receivedBytes() > allowance.replyBytes) broken ??= 'output'
    else if (usage.cpuMs - before.cpuMs > allowance.cpuMs) broken ??= 'time'
    else if (wallMs - (usage.waitMs - before.waitMs) > allowance.activeMs) broken ??= 'time'
    else if (wallMs > allowance.wallMs) broken ??= 'time'
    if (broken !== null) stop.abort()
  }

  const timer = setInterval(look, LOOK_EVERY_MS)
  signal.addEventListener('abort', look)
  process.send({ id, ...request })
  const line = await process.nextLine(allowance.replyBytes, stop.signal)
  clearInterval(timer)
  signal.removeEventListener('abort', look)
  look()

  const measured = () => ({ cpuMs: usage.cpuMs - before.cpuMs, peakKb })
  if (broken !== null) {
    process.kill()
    return { type: broken, ...measured() }
  }
  // A new high-water mark was set by this request; an old one says nothing about it.
  if (allowance.tellsPeak) {
    const peak = meter.peakKb()
    if (peak > watched.highWaterKb) peakKb = Math.max(peakKb, peak)
    watched.highWaterKb = peak
  }
  const reply = line === null ? null : parseReply(line, id)
  if (reply !== null) return { type: 'replied', line: reply, ...measured() }
  const how = process.howItEnded()
  process.kill()
  const outOfMemory = OUT_OF_MEMORY.test(process.errorText()) || group?.hasKilled() === true
  return { type: 'died', how: how ?? 'an answer nobody asked for', outOfMemory, ...measured() }
}

function parseReply(line: string, id: string): unknown {
  try {
    const reply = envelope.parse(JSON.parse(line))
    return reply.id === id ? reply : null
  } catch {
    return null
  }
}
