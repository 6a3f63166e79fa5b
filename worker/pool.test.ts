import { afterAll, expect, test } from 'vitest'
import { buildJail, type Jail } from './jail.ts'
import { createPool } from './pool.ts'
import { type Runner, residentLimitKb } from './runners.ts'

const jail = await buildJail({ processes: 9, requireNamespaces: false, allowWeakIsolation: true })
let started = 0
let smallStarted = 0
/** Each runner is measured from its start on. */
const counting: Jail = {
  ...jail,
  groups: {
    async enclose(pid, limitKb) {
      started += 1
      if (limitKb === residentLimitKb(64)) smallStarted += 1
      return (await jail.groups?.enclose(pid, limitKb)) ?? null
    },
  },
}
const pool = createPool(counting, 2)
afterAll(() => pool.close())

/** Others may start in their place. */
async function release(...runners: Runner[]) {
  for (const runner of runners) runner.kill()
  await Promise.all(runners.map(({ ended }) => ended))
}

const haveStarted = (count: number) => expect.poll(() => started).toBe(count)

test('a runner is taken from those that wait, and another starts once it has ended', async () => {
  await haveStarted(2)
  const runner = await pool.take(256)
  expect(started).toBe(2)
  await release(runner)
  await haveStarted(3)
})

test('where none waits any more, another starts at once', async () => {
  const before = started
  const runners = [await pool.take(256), await pool.take(256)]
  await haveStarted(before + 1)
  await release(...runners)
  await haveStarted(before + 2)
})

test('no runner is given twice', async () => {
  const runners = await Promise.all([
    pool.take(256),
    pool.take(256),
    pool.take(256),
    pool.take(256),
  ])
  expect(new Set(runners.map(({ pid }) => pid)).size).toBe(4)
  await release(...runners)
})

test('a runner that died while it waited is not given', async () => {
  const first = await pool.take(256)
  // Those that wait now were started by this pool and are all that is left of it.
  const next = await pool.take(256)
  process.kill(next.pid, 'SIGKILL')
  await next.ended
  const other = await pool.take(256)
  expect(other.pid).not.toBe(next.pid)
  await release(first, other)
})

test('a size that nobody waits in is started, and then waits, too', async () => {
  const runner = await pool.take(64)
  expect(runner.memoryMb).toBe(64)
  expect(smallStarted).toBe(1)
  const again = await pool.take(64)
  expect(again.memoryMb).toBe(64)
  expect(smallStarted).toBe(2)
  await release(runner, again)
})

test('a closed pool leaves no process', async () => {
  const small = createPool(jail, 1)
  const runner = await small.take(256)
  await small.close()
  await runner.ended
  expect(() => process.kill(runner.pid, 0)).toThrow('ESRCH')
})
