/** Runner processes: started ahead of time, asked one thing at a time, used for one submission only. */
import type { ChildProcess } from 'node:child_process'
import { randomBytes, randomUUID } from 'node:crypto'
import type { Readable, Writable } from 'node:stream'
import { z } from 'zod'
import type { MemoryGroup } from './jail/memory_group.ts'
import { innermost, type Meter, openMeter, type Usage } from './jail/meter.ts'
import { lowerPriority, restorePriority } from './jail/priority.ts'
import type { Jail } from './jail.ts'
import { freezeIntrinsics } from './runner/freeze.js'
import { realmText } from './runner/realm_text.ts'

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
const NEWLINE = 10
const START_WITHIN_MS = 10_000
const KILLED_WITHIN_MS = 500
/** What V8 prints last when its heap or the system has no more memory. */
const OUT_OF_MEMORY =
  /JavaScript (heap )?out of memory|process out of memory|Array buffer allocation failed/
const KEPT_ERROR_BYTES = 8192

/**
 * @param ahead Nobody waits for it yet: others go first.
 * @throws When the process does not come up.
 */
export async function startRunner(jail: Jail, memoryMb: number, ahead = false): Promise<Runner> {
  const { child, isWrapped, host } = jail.start(memoryMb)
  const process = watchProcess(child)
  if (ahead) lowerPriority(process.pid)
  // The name of the realm's own half, which no guest can guess.
  const name = `$${randomBytes(12).toString('hex')}`
  process.send({ realm: realmText, name, freeze: String(freezeIntrinsics), host })
  const line = await process.nextLine(4096, AbortSignal.timeout(START_WITHIN_MS))
  if (line !== '{"ready":true}') {
    process.kill()
    throw new Error(
      `Cannot start a runner: ${process.errorText() || process.howItEnded() || 'it does not answer'}`,
    )
  }
  const pid = isWrapped ? innermost(process.pid) : process.pid
  const meter = openMeter(pid)
  if (ahead) restorePriority(pid)
  const kill = () => process.kill(pid)
  const group = (await jail.groups?.enclose(pid, residentLimitKb(memoryMb))) ?? null
  process.ended.then(() => {
    meter.close()
    group?.remove()
  })
  const watched: Watched = { process, meter, group, kill, highWaterKb: meter.peakKb() }
  return {
    pid,
    memoryMb,
    ask: (request, allowance, signal) => ask(watched, request, allowance, signal),
    kill,
    ended: process.ended,
  }
}

type Watched = {
  process: ReturnType<typeof watchProcess>
  meter: Meter
  group: MemoryGroup | null
  kill: () => void
  /** The highest resident size it had when last asked. */
  highWaterKb: number
}

/** A child process as lines in, lines out, and an end that is told once. */
function watchProcess(child: ChildProcess) {
  const [, , stderr, requests, answers] = child.stdio as [null, null, Readable, Writable, Readable]
  const ended = Promise.withResolvers<void>()
  let end: string | null = null
  let errors = ''
  let received: Buffer[] = []
  let size = 0
  /** Called at every change: bytes have arrived, or the process is gone. */
  let changed = () => {}

  // Writing to a process that has just died is no fault of ours; its end is told by `exit`.
  for (const stream of [stderr, requests, answers]) stream.on('error', () => {})
  stderr.on('data', (chunk: Buffer) => {
    if (errors.length < KEPT_ERROR_BYTES) errors += chunk.toString('latin1')
  })
  answers.on('data', (chunk: Buffer) => {
    received.push(chunk)
    size += chunk.length
    changed()
  })
  const finish = (how: string) => {
    end ??= how
    changed()
    ended.resolve()
  }
  child.on('error', (error) => finish(error.message))
  child.on('close', (code, signal) => finish(signal ?? `exit code ${code}`))

  return {
    pid: child.pid ?? 0,
    ended: ended.promise,
    howItEnded: () => end,
    errorText: () => errors,
    receivedBytes: () => size,
    send: (request: object) => requests.write(`${JSON.stringify(request)}\n`),
    /**
     * With the guest gone, bubblewrap ends by itself and every process is collected by its parent.
     * Killed first, it would leave a child to process 1, which in a container may be this worker.
     */
    kill(guest: number | null = null) {
      const pid = child.pid
      if (end !== null || pid === undefined) return
      if (guest === null || guest === pid) return killAll(pid)
      killOne(guest)
      const timer = setTimeout(() => end === null && killAll(pid), KILLED_WITHIN_MS)
      ended.promise.then(() => clearTimeout(timer))
    },
    /** One whole line with nothing after it; null when there can be none any more. */
    nextLine(maxBytes: number, signal: AbortSignal): Promise<string | null> {
      return new Promise((resolve) => {
        const settle = (line: string | null) => {
          changed = () => {}
          signal.removeEventListener('abort', look)
          resolve(line)
        }
        const look = () => {
          if (received.at(-1)?.at(-1) === NEWLINE) {
            const text = Buffer.concat(received, size).toString('utf8', 0, size - 1)
            received = []
            size = 0
            settle(text.includes('\n') ? null : text)
          } else if (end !== null || size > maxBytes || signal.aborted) settle(null)
        }
        changed = look
        signal.addEventListener('abort', look)
        look()
      })
    },
  }
}

/** Of its group, too: it leads one. */
const killAll = (pid: number) => killOne(-pid) || killOne(pid)

function killOne(pid: number): boolean {
  try {
    process.kill(pid, 'SIGKILL')
    return true
  } catch {
    return false // It is gone.
  }
}

const envelope = z.object({ id: z.string() }).loose()

async function ask(
  watched: Watched,
  request: object,
  allowance: Allowance,
  signal: AbortSignal,
): Promise<Reply> {
  const { process, meter, group, kill } = watched
  // No guest can know it before it reads the request.
  const id = randomUUID()
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
    kill()
    return { type: broken, ...measured() }
  }
  // A new high-water mark was set by this request; an old one says nothing about it.
  const peak = meter.peakKb()
  if (peak > watched.highWaterKb) peakKb = Math.max(peakKb, peak)
  watched.highWaterKb = peak
  const reply = line === null ? null : parseReply(line, id)
  if (reply !== null) return { type: 'replied', line: reply, ...measured() }
  const how = process.howItEnded()
  kill()
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
