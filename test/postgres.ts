/** One PostgreSQL for a test run, and a database of its own for each test file. */
import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { startPostgres } from '../local/postgres.ts'
import { connect, migrate } from '../server/database.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    postgresUrl: string
  }
}

/** What every test database is copied from. */
export const TEMPLATE = 'migrated'

export const databaseUrl = (server: string, database: string): string =>
  server.replace('@/postgres?', `@/${database}?`)

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'distribute-ps-test-'))
  // What a test stores is thrown away, so nothing waits for the disk.
  const postgres = await startPostgres(folder, {
    fsync: 'off',
    synchronous_commit: 'off',
    full_page_writes: 'off',
  })
  const server = connect(postgres.url, { max: 1 })
  await server`create database ${server(TEMPLATE)}`
  await server.end()
  const template = connect(databaseUrl(postgres.url, TEMPLATE), { max: 1 })
  await migrate(template)
  await template.end()
  project.provide('postgresUrl', postgres.url)
  return async () => {
    await postgres.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

export const uniqueDatabaseName = (): string => `test_${randomUUID().replaceAll('-', '')}`
