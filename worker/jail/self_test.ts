/**
 * Walls are measured, not assumed: a probe tries from inside what a guest must not be able to do,
 * once with and once without the runtime's own walls, while this side looks at it from outside.
 */
import { once } from 'node:events'
import {
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable, Writable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import type { Isolation } from '../../shared/messages.ts'
import { type Launch, pipesOfCopy } from './launch.ts'
import { innermost, openMeter, othersSleep } from './meter.ts'

export const PROBE = fileURLToPath(new URL('./probe.cjs', import.meta.url))

const PROBE_WITHIN_MS = 10_000
/** The descriptors of a runner are the three standard ones and its two pipes. */
const LAST_OF_OURS = 4

const answerSchema = z.object({
  /** Its own number as it sees it. */
  pid: z.number(),
  environment: z.number(),
  descriptors: z.number(),
  read: z.boolean(),
  write: z.boolean(),
  spawn: z.boolean(),
  signal: z.boolean(),
  connect: z.boolean(),
  deniedByRuntime: z.boolean(),
  code: z.boolean(),
})
type Answer = z.infer<typeof answerSchema>

/** What the kernel says of a process, seen from outside. */
type Sight = {
  pid: number
  uid: number
  isFiltered: boolean
  isLimited: boolean
  /** Whether something is open in it that this process has open, beside its pipes. */
  sharesDescriptors: boolean
  isMeasured: boolean
}

type Wall = Isolation['walls'][number]

/** Any two of these, held, are enough to judge behind. */
const BARRIERS = ['runtime permissions', 'namespaces', 'system call filter', 'own user']

export const barriersHeld = (walls: readonly Wall[]): number =>
  walls.filter(({ name, held }) => held && BARRIERS.includes(name)).length

/** @throws When the probe does not come up: these walls cannot be built here. */
export async function measureWalls(launch: Launch): Promise<Wall[]> {
  const folder = mkdtempSync(join(tmpdir(), 'distribute-ps-probe-'))
  const secretFile = join(folder, 'canary')
  writeFileSync(secretFile, 'canary', { mode: 0o644 })
  const server = createServer((socket) => socket.destroy()).listen(0, '127.0.0.1')
  try {
    await once(server, 'listening')
    const address = server.address()
    const port = typeof address === 'object' && address !== null ? address.port : 0
    const targets = {
      secretFile,
      folders: ['/', '/tmp', '/dev', '/dev/shm'],
      port,
      worker: process.pid,
    }
    const [guarded, bare] = await Promise.all(
      [true, false].map((isGuarded) => probe(launch, isGuarded, targets)),
    )
    if (guarded === undefined || bare === undefined) throw new Error('Cannot probe the walls')
    return wallsOf(guarded, bare)
  } finally {
    server.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

type Probed = { answer: Answer; sight: Sight }

function wallsOf(guarded: Probed, { answer, sight }: Probed): Wall[] {
  const wall = (name: string, held: boolean): Wall => ({ name, held })
  return [
    wall('empty environment', answer.environment === 0),
    wall('no inherited descriptors', answer.descriptors === 0 && !sight.sharesDescriptors),
    wall('runtime permissions', guarded.answer.deniedByRuntime),
    wall('no code from strings', !guarded.answer.code),
    wall('namespaces', answer.pid !== sight.pid && !answer.read && !answer.connect),
    wall('no files', !answer.read),
    wall('no network', !answer.connect),
    wall('read-only root', !answer.write),
    wall('system call filter', sight.isFiltered && !answer.spawn),
    wall('own user', sight.uid > 0 && sight.uid !== process.getuid?.() && !answer.signal),
    wall('resource limits', sight.isLimited),
    wall('memory ceiling', sight.isMeasured),
  ]
}

async function probe(launch: Launch, guarded: boolean, targets: object): Promise<Probed> {
  const { child, isWrapped, host, copies } = launch({ script: PROBE, memoryMb: 256, guarded })
  const [, , stderr, orders, itself] = child.stdio as [null, null, Readable, Writable, Readable]
  const copy = copies > 0 ? pipesOfCopy(child, 0)[0] : null
  const answers = copy ?? itself
  for (const stream of [stderr, orders, answers]) stream.on('error', () => {})
  const timer = setTimeout(() => child.kill('SIGKILL'), PROBE_WITHIN_MS)
  const gone = new Promise<void>((resolve) => {
    child.once('error', () => resolve())
    child.once('close', () => resolve())
  })
  gone.then(() => clearTimeout(timer))
  let complaint = ''
  stderr.on('data', (text) => {
    complaint += text
  })
  try {
    orders.write(`${JSON.stringify({ ...targets, host })}\n`)
    if (copy !== null) {
      await Promise.race([once(itself, 'data'), gone])
      await othersSleep(innermost(child.pid ?? 0))
      orders.write('copy\n')
    }
    let text = ''
    const ended = new Promise<never>((_, reject) => {
      child.on('error', reject)
      child.on('close', () =>
        reject(new Error(complaint.trim().split('\n')[0] || 'the probe has ended')),
      )
    })
    const answered = new Promise<void>((resolve) => {
      answers.on('data', (chunk) => {
        text += chunk
        if (text.endsWith('\n')) resolve()
      })
    })
    await Promise.race([answered, ended])
    ended.catch(() => {})
    const { pid = 0 } = child
    const sight = lookAt(isWrapped || copy !== null ? innermost(pid) : pid)
    return { answer: answerSchema.parse(JSON.parse(text)), sight }
  } finally {
    copy?.end()
    orders.end() // It is waiting for this to leave,
    await gone // and keeps until then the user that a runner is to have.
  }
}

function lookAt(pid: number): Sight {
  const status = kernelFile(pid, 'status')
  const limits = kernelFile(pid, 'limits')
  const number = (pattern: RegExp, text: string) => Number(pattern.exec(text)?.[1] ?? Number.NaN)
  const meter = openMeter(pid)
  const { residentKb } = meter.read()
  meter.close()
  return {
    pid,
    uid: number(/^Uid:\s+(\d+)/m, status),
    isFiltered: number(/^Seccomp:\s+(\d+)/m, status) === 2,
    sharesDescriptors: foreignIn(pid),
    isLimited: [
      /^Max open files\s+64\b/m,
      /^Max core file size\s+0\b/m,
      /^Max file size\s+0\b/m,
    ].every((limit) => limit.test(limits)),
    isMeasured: residentKb > 0,
  }
}

/** Only Linux has them; what is not known is not held. */
const kernelFile = (pid: number, name: string): string =>
  process.platform === 'linux' ? readFileSync(`/proc/${pid}/${name}`, 'latin1') : ''

/** Whether it has files, sockets or pipes of this process, beside those it was given. */
function foreignIn(pid: number): boolean {
  const here = openIn(process.pid).map(({ name }) => name)
  const there = openIn(pid)
  const given = there.filter(({ descriptor }) => descriptor <= LAST_OF_OURS).map(({ name }) => name)
  return there.some(({ name }) => here.includes(name) && !given.includes(name))
}

/** By their names, which are the same in every process that has them. */
function openIn(pid: number): { descriptor: number; name: string }[] {
  if (process.platform !== 'linux') return []
  const folder = `/proc/${pid}/fd`
  return readdirSync(folder)
    .flatMap((descriptor) => {
      try {
        const name = readlinkSync(join(folder, descriptor))
        return [{ descriptor: Number(descriptor), name }]
      } catch {
        return [] // The folder's own descriptor, closed by now.
      }
    })
    .filter(({ name }) => !/^(anon_inode:|\/dev\/)/.test(name))
}
