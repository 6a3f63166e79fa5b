/**
 * Runners that start ahead of time should not take the CPU from those at work. Only who may raise a
 * priority again may lower it; everybody else leaves it alone.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { setPriority } from 'node:os'

const CAP_SYS_NICE = 1n << 23n
const LOW = 10
const NORMAL = 0

/** For a process that has just been started; what it starts inherits it. */
export function lowerPriority(pid: number) {
  if (mayRaise) set(pid, LOW)
}

/** Of all its threads, which are all that Linux knows. */
export function restorePriority(pid: number) {
  if (!mayRaise) return
  for (const thread of readdirSync(`/proc/${pid}/task`)) set(Number(thread), NORMAL)
}

const mayRaise = capabilities('/proc/self/status', CAP_SYS_NICE)

function capabilities(status: string, wanted: bigint): boolean {
  try {
    const [, held = '0'] = /^CapEff:\s+([0-9a-f]+)$/m.exec(readFileSync(status, 'latin1')) ?? []
    return (BigInt(`0x${held}`) & wanted) !== 0n
  } catch {
    return false // Not Linux.
  }
}

function set(id: number, priority: number) {
  try {
    setPriority(id, priority)
  } catch {
    // The thread or the process has just ended.
  }
}
