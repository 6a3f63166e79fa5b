/** Backups made with PostgreSQL's own programs; what is told of them is in backup.test.ts, too. */
import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { backUp } from '../server/backup/backup.ts'
import { connectionOf } from '../server/backup/programs.ts'
import { restore } from '../server/backup/restore.ts'
import { applyMigrations, connect, migrate, migrationFiles, type Sql } from '../server/database.ts'
import { createTestApp, sumProblem } from './app.ts'
import { contents, type OtherPostgres, postgresOfTools } from './backups.ts'
import { emptyDatabase, type TestDatabase } from './database.ts'

let folder: string
let postgres: OtherPostgres | { missing: string }
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pg-dump-'))
  postgres = await postgresOfTools()
})
afterAll(async () => {
  if ('stop' in postgres) await postgres.stop()
  await rm(folder, { recursive: true })
})

describe('with the pg_dump of this machine', () => {
  const { env } = process
  let file: string
  let source: TestDatabase
  let target: TestDatabase
  beforeEach(async ({ skip }) => {
    if ('missing' in postgres) return skip(postgres.missing)
    file = join(folder, 'judge.backup')
    source = await emptyDatabase(postgres.url)
    target = await emptyDatabase(postgres.url)
    return async () => {
      await source.drop()
      await target.drop()
    }
  })

  async function fill(sql: Sql): Promise<void> {
    await migrate(sql)
    const judge = await createTestApp({ sql })
    const admin = await judge.signUp('chief', 'admin')
    await judge.api('POST', '/problems', { token: admin.token, json: sumProblem('sum') })
    const json = { language: 'javascript', code: 'function sum(a, b) { return "ünïcödé \\n 😀" }' }
    await judge.api('POST', '/problems/sum/submissions', { token: admin.token, json })
    await judge.close()
  }

  test('all is there again, and only its owner may read the file', async () => {
    await fill(source.sql)
    expect(await backUp(source.sql, file, { env })).toMatch(/^with pg_dump \d+\.\d+$/)
    expect((await stat(file)).mode & 0o777).toBe(0o600)
    expect(await readdir(folder)).not.toContain('judge.backup.unfinished')

    expect(await restore(target.sql, file, { env })).toMatch(/^with pg_restore \d+\.\d+$/)
    const before = await contents(source.sql)
    expect(Object.keys(before)).toContain('standings')
    expect(await contents(target.sql)).toEqual(before)
    const [next] = await target.sql`select nextval(pg_get_serial_sequence('submissions', 'id'))`
    expect(next).toEqual({ nextval: 2 })

    await expect(restore(target.sql, file, { env })).rejects.toThrow(
      /^Cannot restore .*: the database is not empty: it has a table \w+$/,
    )
  })

  test('a backup of an older version is brought up to date, one of a newer is refused', async () => {
    const files = await migrationFiles()
    await source.sql.begin((tx) => applyMigrations(tx, files.slice(0, -1)))
    await backUp(source.sql, file, { env })
    await restore(target.sql, file, { env })
    const names = await target.sql<{ name: string }[]>`select name from migrations order by name`
    expect(names.map(({ name }) => name)).toEqual(files)

    await source.sql`insert into migrations (name) values ('9999_later.sql')`
    await backUp(source.sql, file, { env })
    await expect(restore(target.sql, file, { env })).rejects.toThrow(
      'it is of a newer version (9999_later.sql)',
    )
  })

  test('of a file that was cut off nothing is restored', async () => {
    await fill(source.sql)
    await backUp(source.sql, file, { env })
    const bytes = await readFile(file)
    await writeFile(file, bytes.subarray(0, bytes.length - 2000))
    await expect(restore(target.sql, file, { env })).rejects.toThrow(/^Cannot restore .*pg_restore/)
    expect(await contents(target.sql)).toEqual({})
  })

  test('what is not of this judge is refused', async () => {
    await source.sql`create table other (id int)`
    await backUp(source.sql, file, { env: { ...env } })
    await expect(restore(target.sql, file, { env })).rejects.toThrow('it is not of this judge')
  })
})

describe('where the programs of PostgreSQL', () => {
  let database: TestDatabase
  let major: number
  let file: string
  beforeAll(async () => {
    database = await emptyDatabase()
    await migrate(database.sql)
    const [server] = await database.sql<[{ major: number }]>`
      select current_setting('server_version_num')::int / 10000 as major`
    major = server.major
    file = join(folder, 'chosen.backup')
  })
  afterAll(() => database.drop())

  /** A PATH with programs that tell this version and do the rest with `act`. */
  async function programs(version: string, act: string) {
    const PATH = await mkdtemp(join(folder, 'bin-'))
    for (const name of ['pg_dump', 'pg_restore']) {
      const program = join(PATH, name)
      const script = `#!/bin/sh\nif [ "$*" = --version ]; then echo "${name} (PostgreSQL) ${version}"; exit; fi\n${act}\n`
      await writeFile(program, script)
      await chmod(program, 0o755)
    }
    return { PATH }
  }

  test('are missing, a backup is portable, and one of pg_dump is not restored', async () => {
    const env = { PATH: folder }
    expect(await backUp(database.sql, file, { env })).toMatch(
      /^\d+ rows, in the portable format \(pg_dump is not on PATH\)$/,
    )
    await writeFile(file, 'PGDMP and more')
    await expect(restore(database.sql, file, { env })).rejects.toThrow(
      `Cannot restore ${file}: it was made with pg_dump, and pg_restore is not on PATH`,
    )
  })

  test.each([-1, 1])('are %i versions from the database, so are both', async (away) => {
    const env = await programs(`${major + away}.3`, 'exit 1')
    const misfit = `is of PostgreSQL ${major + away}, the database of ${major}`
    expect(await backUp(database.sql, file, { env })).toContain(` (pg_dump ${misfit})`)
    await writeFile(file, 'PGDMP and more')
    await expect(restore(database.sql, file, { env })).rejects.toThrow(
      `it was made with pg_dump, and pg_restore ${misfit}`,
    )
  })

  test('fit, pg_dump is used, and no secret is on its command line', async () => {
    const env = await programs(
      `${major}.3`,
      'echo "$@"; echo "$PGPASSWORD at $PGHOST for $PGDATABASE"',
    )
    expect(await backUp(database.sql, file, { env })).toBe(`with pg_dump ${major}.3`)
    const [args, connection] = (await readFile(file, 'utf8')).split('\n')
    const { pathname, password, searchParams } = new URL(database.url.replace('@/', '@localhost/'))
    expect(password.length).toBeGreaterThan(20)
    expect(connection).toBe(`${password} at ${searchParams.get('host')} for ${pathname.slice(1)}`)
    expect(args).not.toContain(password)
    expect(args).toContain('--format=custom')

    expect(await backUp(database.sql, file, { env, portable: true })).toContain('portable')
  })

  test('fail, the reason is theirs and no file is left', async () => {
    const env = await programs(`${major}.3`, 'echo half; echo "pg_dump: no room" >&2; exit 1')
    const none = join(folder, 'none.backup')
    await expect(backUp(database.sql, none, { env })).rejects.toThrow(
      `Cannot back up to ${none}: pg_dump: no room`,
    )
    expect((await readdir(folder)).filter((name) => name.startsWith('none'))).toEqual([])
  })
})

test.each([
  ['?sslmode=require', 'require'],
  ['?ssl=true', 'verify-full'],
  ['?sslmode=disable', 'disable'],
  ['', 'disable'],
])('the programs reach the database as the driver does, with %j, too', async (query, sslMode) => {
  const sql = connect(`postgres://me:pa%20ss@db.example.org:5433/judge${query}`)
  expect(connectionOf(sql, { PGSSLROOTCERT: '/ca.pem' })).toEqual({
    PGSSLROOTCERT: '/ca.pem',
    PGHOST: 'db.example.org',
    PGPORT: '5433',
    PGUSER: 'me',
    PGPASSWORD: 'pa ss',
    PGDATABASE: 'judge',
    PGSSLMODE: sslMode,
  })
  await sql.end()
})

test('what is neither kind of backup is refused', async () => {
  const { sql, drop } = await emptyDatabase()
  try {
    const file = join(folder, 'photo.jpg')
    await writeFile(file, 'JFIF')
    await expect(restore(sql, file, { env: {} })).rejects.toThrow('it is not a backup')
  } finally {
    await drop()
  }
})
