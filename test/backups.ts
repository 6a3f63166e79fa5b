/** What the tests of backups compare, and where they restore to. */
import { execFileSync } from 'node:child_process'
import { chown, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inject } from 'vitest'
import { findDatabaseUser, runAs } from '../local/database-user.ts'
import { connect, type Sql } from '../server/database.ts'

/** All that there is, as text. */
export async function contents(sql: Sql): Promise<Record<string, string[]>> {
  const tables = await sql<{ name: string }[]>`
    select relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = 'public' and relkind = 'r' and relname <> 'migrations' order by relname`
  const all: Record<string, string[]> = {}
  for (const { name } of tables) {
    const found = await sql<{ row: string }[]>`select t::text as row from ${sql(name)} t order by 1`
    all[name] = found.map(({ row }) => row)
  }
  return all
}

export interface OtherPostgres {
  url: string
  stop(): Promise<void>
}

const PASSWORD = 'not on the command line'

/** A PostgreSQL that the machine's `pg_dump` fits: that of all tests, or the one installed beside it. */
export async function postgresOfTools(): Promise<OtherPostgres | { missing: string }> {
  const version = majorOf('pg_dump')
  if (version === undefined) return { missing: 'no pg_dump is on PATH' }
  const server = connect(inject('postgresUrl'), { max: 1 })
  const [{ major }] = await server<[{ major: number }]>`
    select current_setting('server_version_num')::int / 10000 as major`
  await server.end()
  if (major === version) return { url: inject('postgresUrl'), stop: async () => {} }
  const programs = said('pg_config', '--bindir')?.trim() ?? '/nowhere'
  if (majorOf(join(programs, 'postgres')) === version) return startInstalled(programs)
  return { missing: `no PostgreSQL ${version} is installed for the pg_dump on PATH` }
}

async function startInstalled(programs: string): Promise<OtherPostgres> {
  const folder = await mkdtemp(join(tmpdir(), 'backup-postgres-'))
  const data = join(folder, 'data')
  const user = await findDatabaseUser(data)
  if (user) await chown(folder, user.uid, user.gid)
  const run = (name: string, ...args: string[]) => {
    const [program, programArgs, identity] = runAs(user, join(programs, name), args)
    execFileSync(program, programArgs, { ...identity, cwd: '/', stdio: 'ignore' })
  }
  run(
    'initdb',
    `--pgdata=${data}`,
    '--username=judge',
    '--auth=trust',
    '--encoding=UTF8',
    '--no-sync',
  )
  const settings = `-c listen_addresses= -c unix_socket_directories=${folder} -c fsync=off`
  run(
    'pg_ctl',
    'start',
    '--wait',
    `--pgdata=${data}`,
    `--log=${join(folder, 'log')}`,
    `--options=${settings}`,
  )
  return {
    url: `postgres://judge:${encodeURIComponent(PASSWORD)}@/postgres?host=${folder}`,
    async stop() {
      run('pg_ctl', 'stop', '--wait', '--mode=immediate', `--pgdata=${data}`)
      await rm(folder, { recursive: true })
    },
  }
}

const majorOf = (program: string): number | undefined => {
  const [, major] = /\(PostgreSQL\) (\d+)/.exec(said(program, '--version') ?? '') ?? []
  return major === undefined ? undefined : Number(major)
}

/** Nothing where there is no such program. */
function said(program: string, argument: string): string | undefined {
  try {
    return execFileSync(program, [argument], { encoding: 'utf8', stdio: 'pipe' })
  } catch {
    return undefined
  }
}
