import { spawnSync } from 'node:child_process'
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gunzipSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { backUp } from '../server/backup/backup.ts'
import { restore } from '../server/backup/restore.ts'
import { createTestApp, sumProblem, type TestApp } from './app.ts'
import { contents } from './backups.ts'
import { createTestDatabase, emptyDatabase } from './database.ts'
import { judgeNext, resultOf } from './judged.ts'

let judge: TestApp
let folder: string
let file: string
let rows: string
let ada: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'backup-'))
  file = join(folder, 'all.gz')
  judge = await createTestApp()
  const admin = await judge.signUp('chief', 'admin')
  ada = (await judge.signUp('ada')).token
  await judge.api('POST', '/problems', { token: admin.token, json: sumProblem('sum') })
  const code = 'function sum(a, b) { return "ünïcödé \\n 😀" }'
  const json = { language: 'javascript', code }
  for (const _ of [1, 2, 3])
    await judge.api('POST', '/problems/sum/submissions', { token: ada, json })
  const odd = {
    output: 'tab\there, "quotes", \\back\\slashes',
    logs: 'line\nline\r\n\u2028',
    timeMs: 0.1,
  }
  await judgeNext(judge.sql, [resultOf(1, odd), resultOf(2, { timeMs: 1234.5 }), resultOf(3)])
  await judge.api('POST', '/account/tokens', { token: ada, json: { name: 'ci' } })
  await judge.sql`
    insert into identities (user_id, issuer, subject)
    select id, 'https://login.example.org', 'ada' from users where handle = 'ada'`
  // A number that was given stays given, though its row is gone.
  await judge.sql`delete from submissions where id = 3`
  const how = await backUp(judge.sql, file, { env: {}, portable: true })
  rows = how.replace(/ rows, in the portable format$/, '')
})
afterAll(async () => {
  await judge.close()
  await rm(folder, { recursive: true })
})

test('what was backed up is there again, to the last digit, and the judge goes on', async () => {
  const { sql, drop } = await emptyDatabase()
  try {
    expect(await restore(sql, file, { env: {} })).toBe(`${rows} rows`)
    const before = await contents(judge.sql)
    expect(await contents(sql)).toEqual(before)
    const { problem_tallies, bests, standings, ...kept } = before
    expect(problem_tallies).not.toEqual([])
    expect([bests, standings]).not.toContain(undefined)
    expect(Object.values(kept).flat()).toHaveLength(Number(rows))
    expect(before.submissionResults ?? before.submission_results).toHaveLength(3)

    const again = await createTestApp({ sql })
    expect((await again.api('GET', '/me', { token: ada })).status).toBe(200)
    const json = { language: 'javascript', code: 'function sum(a, b) {}' }
    const answer = await again.api('POST', '/problems/sum/submissions', { token: ada, json })
    expect(await answer.json()).toEqual({ id: 4, status: 'queued' })
    await again.close()
  } finally {
    await drop()
  }
})

test('a migrated database without rows will do, one with rows will not', async () => {
  const { sql, drop } = await createTestDatabase()
  try {
    await restore(sql, file, { env: {} })
    await expect(restore(sql, file, { env: {} })).rejects.toThrow(
      /the database is not empty: \w+ has rows$/,
    )
    expect(await contents(sql)).toEqual(await contents(judge.sql))
  } finally {
    await drop()
  }
})

test('only its owner may read a backup, which has no half-written brother', async () => {
  expect((await stat(file)).mode & 0o777).toBe(0o600)
  await expect(stat(`${file}.unfinished`)).rejects.toThrow('ENOENT')
  await expect(backUp(judge.sql, join(folder, 'none', 'all.gz'), { env: {} })).rejects.toThrow(
    /^Cannot back up to .*ENOENT/,
  )
})

test.each([
  ['cut off', (lines: string[]) => lines.slice(0, -2), 'it was cut off'],
  ['short of a row', (lines: string[]) => lines.toSpliced(2, 1), 'not as many as promised'],
  [
    'of a newer version',
    (lines: string[]) => [
      lines[0]?.replace('["0001', '["9999_later.sql","0001') ?? '',
      ...lines.slice(1),
    ],
    'it is of a newer version (9999_later.sql)',
  ],
  ['of something else', () => ['{}'], 'Cannot restore'],
])('of a backup that is %s nothing is restored', async (_, change, reason) => {
  const lines = gunzipSync(await readFile(file))
    .toString()
    .trimEnd()
    .split('\n')
  const broken = join(folder, 'broken.gz')
  await writeFile(broken, gzipSync(`${change(lines).join('\n')}\n`))
  const { sql, drop } = await emptyDatabase()
  try {
    await expect(restore(sql, broken, { env: {} })).rejects.toThrow(reason)
    expect(await contents(sql)).toEqual({})
  } finally {
    await drop()
  }
})

test('a file whose packing is damaged restores nothing', async () => {
  const bytes = await readFile(file)
  const broken = join(folder, 'damaged.gz')
  await writeFile(broken, bytes.subarray(0, bytes.length / 2))
  const { sql, drop } = await emptyDatabase()
  try {
    await expect(restore(sql, broken, { env: {} })).rejects.toThrow('Cannot restore')
    await expect(restore(sql, join(folder, 'none'), { env: {} })).rejects.toThrow('ENOENT')
    expect(await contents(sql)).toEqual({})
  } finally {
    await drop()
  }
})

test('the commands do it', async () => {
  const { url, sql, drop } = await emptyDatabase()
  const run = (from: string, ...args: string[]) =>
    spawnSync(process.execPath, ['--import', 'tsx', 'local/backup/main.ts', ...args], {
      cwd: fileURLToPath(new URL('..', import.meta.url)),
      env: { DATABASE_URL: from },
      encoding: 'utf8',
    })
  try {
    const { stdout, stderr } = run(url, 'restore', file)
    expect({ stdout, stderr }).toEqual({ stdout: `Restored ${rows} rows: ${file}\n`, stderr: '' })
    expect(run(url, 'backup', '--portable', file).stdout).toBe(
      `Backed up ${rows} rows, in the portable format: ${file}\n`,
    )
    expect(run(url, 'backup', '--portabel', file).status).toBe(1)
    expect(run(url, 'restore', file).stderr).toContain('the database is not empty')
    expect(await contents(sql)).toEqual(await contents(judge.sql))
  } finally {
    await drop()
  }
})
