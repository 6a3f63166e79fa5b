/**
 * What a process uses, read from outside it. The kernel's files stay open, so that a look costs
 * microseconds and can be repeated every few milliseconds.
 */
import { closeSync, existsSync, openSync, readdirSync, readFileSync, readSync } from 'node:fs'
import { setTimeout } from 'node:timers/promises'

export type Usage = {
  /** CPU time of the thread that runs the guest's code. */
  cpuMs: number
  /** Time it was ready to run while others had the CPU. */
  waitMs: number
  residentKb: number
}

export type Meter = {
  /** When the process is gone: what was read last. */
  read(): Usage
  /** The highest resident size the process ever had; 0 when it is gone. */
  peakKb(): number
  close(): void
}

const PAGE_KB = 4

/** @throws When the process is gone. */
export function openMeter(pid: number): Meter {
  if (!existsSync('/proc/self/schedstat')) return wallClock()
  const schedule = openSync(`/proc/${pid}/schedstat`, 'r')
  const memory = openSync(`/proc/${pid}/statm`, 'r')
  const status = openSync(`/proc/${pid}/status`, 'r')
  const buffer = Buffer.alloc(4096)
  const text = (file: number) =>
    buffer.toString('latin1', 0, readSync(file, buffer, 0, buffer.length, 0))
  const numbers = (file: number) => text(file).split(' ').map(Number)
  let last: Usage = { cpuMs: 0, waitMs: 0, residentKb: 0 }
  let isOpen = true
  return {
    read() {
      if (!isOpen) return last // Other files may have these descriptors by now.
      try {
        const [cpuNs = 0, waitNs = 0] = numbers(schedule)
        const [, pages = 0] = numbers(memory)
        last = { cpuMs: cpuNs / 1e6, waitMs: waitNs / 1e6, residentKb: pages * PAGE_KB }
      } catch {
        // It has just ended.
      }
      return last
    },
    peakKb() {
      if (!isOpen) return 0
      try {
        return Number(/VmHWM:\s+(\d+)/.exec(text(status))?.[1] ?? 0)
      } catch {
        return 0
      }
    },
    close() {
      if (!isOpen) return
      isOpen = false
      closeSync(schedule)
      closeSync(memory)
      closeSync(status)
    },
  }
}

/** For systems that do not tell: all time counts as the process's, and its memory is not seen. */
const wallClock = (): Meter => ({
  read: () => ({ cpuMs: performance.now(), waitMs: 0, residentKb: 0 }),
  peakKb: () => 0,
  close() {},
})

/** A process and, one below the other, the single children of a chain: what a wrapper has started. */
export function lineage(pid: number): number[] {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'latin1').trim()
  return children === '' ? [pid] : [pid, ...lineage(Number(children.split(' ')[0]))]
}

export const innermost = (pid: number): number => lineage(pid).at(-1) ?? pid

/** Until all threads of a process but its first wait for something, or it is gone. */
export async function othersSleep(pid: number) {
  const isAsleep = (thread: string) =>
    Number(thread) === pid ||
    /\) S /.test(readFileSync(`/proc/${pid}/task/${thread}/stat`, 'latin1'))
  try {
    while (!readdirSync(`/proc/${pid}/task`).every(isAsleep)) await setTimeout(1)
  } catch {
    // It is gone, or Linux has no such folder here.
  }
}
