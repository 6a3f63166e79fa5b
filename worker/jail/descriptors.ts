/**
 * A process hands down whatever it has open and has not kept for itself: sockets, and what its own
 * parent, a shell or a supervisor, left open in it. None of it is for runners.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { runtime } from './runtime.ts'

const LAST_STANDARD = 2
const CLOSED_ON_EXEC = 0o2000000

/** To be called when what will stay open is open, and before anything is started. */
export function keepDescriptors() {
  if (process.platform !== 'linux') return
  for (const name of readdirSync('/proc/self/fd')) {
    const descriptor = Number(name)
    if (descriptor > LAST_STANDARD && isHandedDown(descriptor)) runtime.keep(descriptor)
  }
}

/** That this process may have open; the runtime has raised its limit as far as it may. */
export function mostDescriptors(): number {
  const limits = readFileSync('/proc/self/limits', 'latin1')
  return Number(/^Max open files\s+(\d+)/m.exec(limits)?.[1] ?? Number.POSITIVE_INFINITY)
}

function isHandedDown(descriptor: number): boolean {
  try {
    const [, flags = '0'] =
      /^flags:\s+([0-7]+)$/m.exec(readFileSync(`/proc/self/fdinfo/${descriptor}`, 'latin1')) ?? []
    return (Number.parseInt(flags, 8) & CLOSED_ON_EXEC) === 0
  } catch {
    return false // The folder's own descriptor, closed by now.
  }
}
