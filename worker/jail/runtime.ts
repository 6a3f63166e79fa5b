/** How the runtime that this worker runs on is started as a runner: the same one, behind its own walls. */
import { deno } from './deno.ts'
import { node } from './node.ts'

export type Runtime = {
  /** Shown to people. */
  name: string
  /** The program of the runtime, which is this very process's. */
  executable: string
  flags(wanted: Wanted): string[]
  /** Whether a process of it can make copies of itself. */
  multiplies: boolean
  /** All that a runner's environment holds. */
  environment: Record<string, string>
  /** What bubblewrap must give it beside its files and the environment. */
  room: readonly string[]
  /** Calls of the system it cannot start without, though a guest should not have them. */
  systemCalls: readonly string[]
  /** Keeps one of this process's descriptors from those that it starts. */
  keep(descriptor: number): void
  /** The libraries it cannot start without. */
  libraries(): string[]
  /** The part of a runner that differs from runtime to runtime, as text. */
  hostText: string
}

export type Wanted = {
  memoryMb: number
  /** Behind the runtime's own walls. */
  guarded: boolean
  /** It will give up rights by itself, for which it must be able to call the system. */
  seals: boolean
  /** Walls of the system stand around it or will before it meets a guest. */
  walled: boolean
  /** It will make copies of itself, in which only the thread goes on that made them. */
  multiplies: boolean
}

export const runtime: Runtime = process.versions.deno === undefined ? node : deno
