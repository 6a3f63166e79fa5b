/**
 * Where runner processes come from: an original that makes copies of itself, one after the other, or,
 * where that cannot be, a process that is the only runner it makes.
 */
import { randomBytes, randomInt } from 'node:crypto'
import { constants } from 'node:os'
import type { Readable, Writable } from 'node:stream'
import { finished } from 'node:stream/promises'
import { z } from 'zod'
import { type Conversation, converse } from './conversation.ts'
import { pipesOfCopy } from './jail/launch.ts'
import { innermost, lineage, othersSleep } from './jail/meter.ts'
import { lowerPriority, restorePriority } from './jail/priority.ts'
import type { Jail } from './jail.ts'
import { freezeIntrinsics } from './runner/freeze.js'
import { realmText } from './runner/realm_text.ts'

export type Origin = {
  memoryMb: number
  /** How many more it can make. */
  left(): number
  /**
   * To be called when the one before has ended.
   * @throws When none comes up.
   */
  next(): Promise<RunnerProcess>
  /** For one whose last runner has ended. It does so by itself, and leaves no process to others to collect. */
  end(): void
  /** Fulfilled when it and all that it made are gone. */
  ended: Promise<void>
}

export type RunnerProcess = Conversation & {
  /** Of the process that runs the guest's code. */
  pid: number
  kill(): void
}

const START_WITHIN_MS = 10_000
const KILLED_WITHIN_MS = 500
const NEVER = new AbortController().signal
const LARGEST_SEED = 2 ** 30
const LONGEST_LINE = 4096

/** @param ahead Nobody waits for it yet: others go first. */
export function startOrigin(jail: Jail, memoryMb: number, ahead: boolean): Origin {
  const { child, isWrapped, host, copies } = jail.start(memoryMb)
  const [, , errors, requests, answers] = child.stdio as [null, null, Readable, Writable, Readable]
  const original = converse({ errors, requests, answers })
  child.on('error', (error) => original.finish(error.message))
  child.on('close', (code, signal) => original.finish(signal ?? `exit code ${code}`))
  const { pid = 0 } = child
  if (ahead) lowerPriority(pid)
  // The name of the realm's own half, which no guest can guess.
  const name = `$${randomBytes(12).toString('hex')}`
  original.send({ realm: realmText, name, freeze: String(freezeIntrinsics), host })
  let made = 0

  const killAll = () => original.howItEnded() === null && pid > 0 && killGroup(pid)
  const unlessItEnds = ({ ended }: Conversation) => {
    const timer = setTimeout(killAll, KILLED_WITHIN_MS)
    ended.then(() => clearTimeout(timer))
  }

  /** Copies are made while its other threads sleep: one that held a lock would be missing in the copy. */
  async function ready() {
    await original.nextLine(LONGEST_LINE, AbortSignal.timeout(START_WITHIN_MS))
    if (original.howItEnded() === null) await othersSleep(innermost(pid))
  }

  function copy(): Conversation {
    const [talk, complaints] = pipesOfCopy(child, made - 1)
    const process = converse({ errors: complaints, requests: talk, answers: talk })
    original.send({ seed: randomInt(LARGEST_SEED) })
    const end = original.nextLine(LONGEST_LINE, NEVER)
    const closed = [talk, complaints].map((stream) => finished(stream).catch(() => {}))
    Promise.all([end, ...closed]).then(([line]) => {
      process.finish(line === null ? (original.howItEnded() ?? 'no answer') : howItEnded(line))
    })
    return process
  }

  async function next(): Promise<RunnerProcess> {
    if (copies > 0 && made === 0) await ready()
    made += 1
    const process = copies === 0 ? original : copy()
    const line = await process.nextLine(LONGEST_LINE, AbortSignal.timeout(START_WITHIN_MS))
    if (line !== '{"ready":true}') {
      killAll()
      const why = process.errorText() || original.errorText() || process.howItEnded()
      throw new Error(`Cannot start a runner: ${why || 'it does not answer'}`)
    }
    const below = copies > 0 || isWrapped ? lineage(pid) : [pid]
    if (ahead && made === 1) for (const one of below) restorePriority(one)
    const guest = below.at(-1) ?? pid
    return {
      ...process,
      pid: guest,
      /**
       * With the guest gone, those above it end by themselves or go on, and every process is collected
       * by its parent. Killed first, they would leave a child to process 1, which in a container may be
       * this worker.
       */
      kill() {
        if (process.howItEnded() !== null) return
        if (guest === pid) return void killGroup(pid)
        killOne(guest)
        unlessItEnds(process)
      },
    }
  }

  return {
    memoryMb,
    left: () => (original.howItEnded() === null ? Math.max(copies, 1) - made : 0),
    next,
    end() {
      original.close()
      unlessItEnds(original)
    },
    ended: original.ended,
  }
}

/** As `waitid` tells it. */
const endSchema = z.object({ why: z.number(), status: z.number() })
const EXITED = 1

function howItEnded(line: string): string {
  const { why, status } = endSchema.parse(JSON.parse(line))
  if (why === EXITED) return `exit code ${status}`
  const signals = Object.entries(constants.signals)
  return signals.find(([, number]) => number === status)?.[0] ?? `signal ${status}`
}

/** Of its group, too: it leads one. */
const killGroup = (pid: number) => killOne(-pid) || killOne(pid)

function killOne(pid: number): boolean {
  try {
    process.kill(pid, 'SIGKILL')
    return true
  } catch {
    return false // It is gone.
  }
}
