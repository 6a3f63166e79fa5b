import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { keepDescriptors } from './jail/descriptors.ts'
import { copiesWithin, createLauncher, type Plan } from './jail/launch.ts'
import { createMemoryGroups } from './jail/memory_group.ts'
import { runtime } from './jail/runtime.ts'
import { systemCallFilter } from './jail/seccomp.ts'
import { barriersHeld, measureWalls, PROBE } from './jail/self_test.ts'
import { claimUids } from './jail/uids.ts'
import { buildJail } from './jail.ts'

const held = async (plan: Plan) => {
  const walls = await measureWalls(createLauncher(plan, [PROBE]))
  return Object.fromEntries(walls.map((wall) => [wall.name, wall.held]))
}
const NOTHING: Plan = {
  bwrap: null,
  prlimit: null,
  setpriv: null,
  filter: null,
  uids: null,
  copies: 0,
}
const filter = systemCallFilter(process.arch)

// Whoever started the tests may have left something open.
keepDescriptors()

test('without any wall of the system, the self-test sees that there is none', async () => {
  expect(await held(NOTHING)).toEqual({
    'empty environment': true,
    'no inherited descriptors': true,
    'runtime permissions': true,
    'no code from strings': true,
    namespaces: false,
    'no files': false,
    'no network': false,
    'read-only root': false,
    'system call filter': false,
    'own user': false,
    'resource limits': false,
    'memory ceiling': true,
  })
})

test.runIf(filter !== null)('a process without bubblewrap gives up its rights itself', async () => {
  expect(await held({ ...NOTHING, filter })).toMatchObject({
    'no network': true,
    'system call filter': true,
    namespaces: false,
  })
})

test('the self-test sees an environment and a descriptor that a runner must not have', async () => {
  const leaky = await measureWalls(({ script }) => ({
    child: spawn(process.execPath, [script], {
      env: { SECRET: 'x' },
      stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe', 'pipe'],
    }),
    isWrapped: false,
    host: { text: runtime.hostText, order: null },
    copies: 0,
  }))
  const names = leaky.flatMap(({ name, held }) => (held ? [] : [name]))
  expect(names).toEqual(
    expect.arrayContaining([
      'empty environment',
      'no inherited descriptors',
      'runtime permissions',
      'no code from strings',
    ]),
  )
})

test.each([
  ['many descriptors', 1_048_576, 84, 32],
  ['any number of them', Number.POSITIVE_INFINITY, 84, 32],
  ['few', 1024, 84, 4],
  ['hardly any', 64, 84, 0],
])(
  'with %s a process makes as many copies as there are pipes for',
  (_, most, processes, copies) => {
    expect(copiesWithin(most, processes)).toBe(copies)
  },
)

test('walls that cannot be built are an error, never held', async () => {
  const launch = createLauncher({ ...NOTHING, bwrap: '/bin/false' }, [PROBE])
  await expect(measureWalls(launch)).rejects.toThrow('the probe has ended')
})

test('the best walls of this machine hold at least two barriers, or it says what is missing', async () => {
  const options = { processes: 2, requireNamespaces: false, allowWeakIsolation: false }
  const jail = await buildJail(options).catch((error: Error) => error)
  if (jail instanceof Error) {
    expect(jail.message).toMatch(/^Cannot start: the walls are too weak, missing: /)
  } else {
    expect(barriersHeld(jail.isolation.walls)).toBeGreaterThanOrEqual(2)
  }
})

test.runIf(createMemoryGroups() !== null)(
  'memory groups are used again, and those of another jail are left alone',
  async () => {
    const child = spawn(process.execPath, ['-e', 'process.stdin.resume()'])
    const { pid = 0 } = child
    const groupOf = () =>
      /:memory:(.*)|^0::(.*)/m.exec(readFileSync(`/proc/${pid}/cgroup`, 'utf8'))?.[0]
    const [one, other] = [createMemoryGroups(), createMemoryGroups()]
    const first = await one?.enclose(pid, 300_000)
    const firstGroup = groupOf()
    const second = await other?.enclose(pid, 300_000)
    expect(groupOf()).not.toBe(firstGroup)
    first?.giveBack()
    const again = await one?.enclose(pid, 400_000)
    expect(groupOf()).toBe(firstGroup)
    expect([first, second, again].map((group) => group?.hasKilled())).toEqual([false, false, false])
    child.stdin.end()
    await once(child, 'exit')
  },
)

test('a user for runners is claimed by one worker only', async () => {
  const [one, other] = [await claimUids(3), await claimUids(3)]
  const taken = [one, other].flatMap((uids) => [uids.take(), uids.take(), uids.take()])
  expect(new Set(taken).size).toBe(6)
  expect(() => one.take()).toThrow('Cannot start a runner')
  one.giveBack(taken[0] ?? 0)
  expect(one.take()).toBe(taken[0])
})
