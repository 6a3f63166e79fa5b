/**
 * A ceiling that the kernel itself enforces: a control group for each runner, where this process
 * may make some. Version 1 has a tree for memory alone. In version 2 a group that holds processes
 * cannot hand memory on to groups below it, so the worker first moves into one of its own.
 *
 * Where there are none, the resident size is watched from outside all the same.
 */
import { mkdirSync, readdirSync, readFileSync, rmdirSync, writeFileSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

export type MemoryGroup = {
  /** Whether the kernel has killed a process in it for want of memory. */
  hasKilled(): boolean
  /** When its processes are gone: the next process may have it. */
  giveBack(): void
}

export type MemoryGroups = {
  /** Null when the process is gone. The kernel takes milliseconds, in which this one works on. */
  enclose(pid: number, limitKb: number): Promise<MemoryGroup | null>
}

type Tree = { root: string; limit: string; events: string }

const PREFIX = 'distribute-ps-'
/** Each has a name of its own in this process, whoever made it. */
let made = 0

/** Null where none can be made. */
export function createMemoryGroups(): MemoryGroups | null {
  const tree = memoryTree()
  if (tree === null) return null
  const own = join(tree.root, `${PREFIX}${process.pid}`)
  try {
    removeLeftovers(tree.root)
    mkdirSync(own, { recursive: true })
    if (tree.limit === 'memory.max') writeFileSync(join(own, 'cgroup.subtree_control'), '+memory')
  } catch {
    return null
  }
  process.once('exit', () => removeGroups(own))
  /** Groups without processes, for the next: to remove one takes the kernel longer than all else. */
  const idle: { folder: string; limitKb: number }[] = []

  const kills = (folder: string) => {
    try {
      const events = readFileSync(join(folder, tree.events), 'latin1')
      return Number(/^oom_kill (\d+)$/m.exec(events)?.[1])
    } catch {
      return 0 // Somebody has removed it.
    }
  }
  const groups: MemoryGroups = {
    async enclose(pid, limitKb) {
      const { folder, limitKb: limitBefore } = idle.pop() ?? {
        folder: join(own, String(++made)),
        limitKb: null,
      }
      try {
        if (limitBefore === null) await mkdir(folder)
        if (limitBefore !== limitKb)
          await writeFile(join(folder, tree.limit), String(limitKb * 1024))
        await writeFile(join(folder, 'cgroup.procs'), String(pid))
        const killsBefore = kills(folder)
        let hasEnded = false
        let killed = false
        const hasKilled = () => {
          if (!hasEnded) killed = kills(folder) > killsBefore
          return killed
        }
        return {
          hasKilled,
          giveBack() {
            hasKilled()
            hasEnded = true
            idle.push({ folder, limitKb })
          },
        }
      } catch {
        removeGroup(folder)
        return null
      }
    },
  }
  return isWorking(own, tree) ? groups : null
}

/** Not every tree that can be written to counts memory. */
function isWorking(own: string, { limit, events }: Tree): boolean {
  const folder = join(own, 'trial')
  try {
    mkdirSync(folder)
    writeFileSync(join(folder, limit), String(64 * 1024 * 1024))
    return /^oom_kill 0$/m.test(readFileSync(join(folder, events), 'latin1'))
  } catch {
    return false
  } finally {
    removeGroup(folder)
  }
}

function memoryTree(): Tree | null {
  try {
    const memberships = readFileSync('/proc/self/cgroup', 'latin1').split('\n')
    const mounts = readFileSync('/proc/self/mountinfo', 'latin1').split('\n')
    const v1 = memberships.find((line) => line.split(':')[1]?.split(',').includes('memory'))
    if (v1 !== undefined) {
      const mount = mounts.find((line) => / - cgroup .*\bmemory\b/.test(line))
      const root = folderOf(mount, v1)
      return root === null
        ? null
        : { root, limit: 'memory.limit_in_bytes', events: 'memory.oom_control' }
    }
    const v2 = memberships.find((line) => line.startsWith('0::'))
    const root = folderOf(
      mounts.find((line) => / - cgroup2 /.test(line)),
      v2,
    )
    if (root === null || !handOnMemory(root)) return null
    return { root, limit: 'memory.max', events: 'memory.events' }
  } catch {
    return null
  }
}

/** Where a group of this process is to be found, seen through a mount that may show but a part. */
function folderOf(mount: string | undefined, membership: string | undefined): string | null {
  const [, , , shown, place] = mount?.split(' ') ?? []
  const path = membership?.split(':').slice(2).join(':')
  if (shown === undefined || place === undefined || path === undefined) return null
  const inside = shown === '/' ? path : path.startsWith(shown) ? path.slice(shown.length) : '/'
  return join(place, inside)
}

/** @returns False, and all is as it was, where others share the group or it may not be changed. */
function handOnMemory(root: string): boolean {
  const leaf = join(root, `${PREFIX}${process.pid}-worker`)
  try {
    mkdirSync(leaf)
    writeFileSync(join(leaf, 'cgroup.procs'), String(process.pid))
    writeFileSync(join(root, 'cgroup.subtree_control'), '+memory')
    return true
  } catch {
    try {
      writeFileSync(join(root, 'cgroup.procs'), String(process.pid))
    } catch {
      // It had not been moved.
    }
    removeGroup(leaf)
    return false
  }
}

function removeLeftovers(root: string) {
  for (const name of readdirSync(root)) {
    const pid = name.startsWith(PREFIX) ? Number.parseInt(name.slice(PREFIX.length), 10) : 0
    if (pid > 0 && !isAlive(pid)) removeGroups(join(root, name))
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

function removeGroups(folder: string) {
  try {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      if (entry.isDirectory()) removeGroup(join(folder, entry.name))
    }
  } catch {
    // It is gone already.
  }
  removeGroup(folder)
}

function removeGroup(folder: string) {
  try {
    rmdirSync(folder)
  } catch {
    // Never made, or its last process is not quite gone; the next start of a worker sweeps.
  }
}
