import { expect, test } from 'vitest'
import { hashPassword, isPassword } from './passwords.ts'

test('only the password fits its hash, and nothing fits none', async () => {
  const hashed = await hashPassword('correct horse')
  expect(await isPassword('correct horse', hashed)).toBe(true)
  expect(await isPassword('correct horsf', hashed)).toBe(false)
  expect(await isPassword('correct horse', undefined)).toBe(false)
})

/** CPU time, which other processes on a busy machine do not add to. */
async function workOf(check: () => Promise<boolean>): Promise<number> {
  const times: number[] = []
  for (let round = 0; round < 9; round += 1) {
    const before = process.cpuUsage()
    await check()
    const { user, system } = process.cpuUsage(before)
    times.push(user + system)
  }
  return times.sort((one, other) => one - other)[4] ?? 0
}

test('a handle that nobody has costs as much work as a wrong password', async () => {
  const hashed = await hashPassword('correct horse')
  const known = await workOf(() => isPassword('wrong', hashed))
  const unknown = await workOf(() => isPassword('wrong', undefined))
  // Without the hash of nobody it would be a hundredth.
  expect(unknown / known).toBeGreaterThan(0.5)
  expect(unknown / known).toBeLessThan(2)
})
