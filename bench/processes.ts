/** What processes use, as the kernel counts it: other work on the machine stretches it little. */
import { readdirSync, readFileSync } from 'node:fs'
import type { Figure } from './measure.ts'

/** Of the kernel's clock, on every Linux. */
const TICKS_PER_SECOND = 100

interface Usage {
  parent: number
  ownMs: number
  /** Of children that have ended and were waited for. */
  endedMs: number
}

function usages(): Map<number, Usage> {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name))
  return new Map(pids.flatMap((name) => usageOf(Number(name))))
}

function usageOf(pid: number): [number, Usage][] {
  try {
    // The program's name may hold anything, blanks and brackets too.
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = text
      .slice(text.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number)
    const [user = 0, system = 0, endedUser = 0, endedSystem = 0] = fields.slice(11, 15)
    const ms = (ticks: number) => (ticks * 1_000) / TICKS_PER_SECOND
    const usage = { parent: fields[1] ?? 0, ownMs: ms(user + system) }
    return [[pid, { ...usage, endedMs: ms(endedUser + endedSystem) }]]
  } catch {
    return [] // It has ended meanwhile.
  }
}

/** Processor time of the process itself, and of all below it, whether they have ended or not. */
export function processorMs(pid: number): { own: number; below: number } {
  const all = usages()
  const below = (parent: number): number =>
    (all.get(parent)?.endedMs ?? 0) +
    [...all]
      .filter(([, usage]) => usage.parent === parent)
      .reduce((sum, [child, { ownMs }]) => sum + ownMs + below(child), 0)
  return { own: all.get(pid)?.ownMs ?? 0, below: below(pid) }
}

const memoryMb = (pid: number, field: string): number =>
  Number(new RegExp(`${field}:\\s+(\\d+)`).exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) /
  1024

export const residentMb = (pid: number): number => memoryMb(pid, 'VmRSS')
/** The most it ever had. */
const peakMb = (pid: number): number => memoryMb(pid, 'VmHWM')

/** The most that any of these processes ever had. */
export const peak = (what: string, pids: Iterable<number>): Figure => ({
  what: `${what} at its most`,
  unit: 'MB',
  ours: Math.max(...[...pids].map(peakMb)),
  against: 'this process',
  baseline: peakMb(process.pid),
  moreIsBetter: false,
  unsteady: true,
})
