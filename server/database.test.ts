import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../test/database.ts'
import { connect, migrate } from './database.ts'

let database: TestDatabase

beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.drop())

test('migrate() run by many orchestrators at once applies every migration once', async () => {
  const { sql, url } = database
  await sql.unsafe('drop schema public cascade; create schema public')
  const orchestrators = Array.from({ length: 5 }, () => connect(url, { max: 1 }))
  const applied = await Promise.all(orchestrators.map(migrate))
  await Promise.all(orchestrators.map((orchestrator) => orchestrator.end()))
  expect(applied.filter((names) => names.length > 0)).toHaveLength(1)
  expect(applied.flat()).toContain('0001_users.sql')
  expect(await migrate(sql)).toEqual([])
})

test('the schema refuses a verdict without an end, and a pass with a failed case', async () => {
  const { sql } = database
  const [user] = await sql`
    insert into users (handle, email, password_hash) values ('ada', 'ada@example.org', 'x')
    returning id`
  const [problem] = await sql`
    insert into problems (slug, title, statement, kind, difficulty, time_limit_ms, memory_limit_mb,
                          output_limit_kb, checker)
    values ('p', 'P', '', 'stdio', 'easy', 1000, 256, 1024, '{"name":"tokens"}')
    returning id`
  const insert = (extra: Record<string, unknown>) =>
    sql`insert into submissions ${sql({
      userId: user?.id,
      problemId: problem?.id,
      problemVersion: 1,
      language: 'javascript',
      code: 'x',
      ...extra,
    })}`
  await insert({ status: 'queued' })
  const judgedAt = new Date()
  await expect(insert({ status: 'done', judgedAt })).rejects.toThrow(/check constraint/)
  await expect(insert({ status: 'queued', verdict: 'accepted' })).rejects.toThrow(
    /check constraint/,
  )
  for (const counts of [
    { passed: 1, total: 2 },
    { passed: 0, total: 0 },
  ]) {
    const accepted = { status: 'done', verdict: 'accepted', judgedAt, ...counts }
    await expect(insert(accepted)).rejects.toThrow(/check constraint/)
  }
})
