import { inject } from 'vitest'
import { connect, type Sql } from '../server/database.ts'
import { databaseUrl, TEMPLATE, uniqueDatabaseName } from './postgres.ts'

export interface TestDatabase {
  sql: Sql
  url: string
  drop(): Promise<void>
}

/** A fresh database with the whole schema and no rows. Drop it in `afterAll`. */
export const createTestDatabase = (): Promise<TestDatabase> =>
  createDatabase(inject('postgresUrl'), { template: TEMPLATE, max: 5 })

/** A new database of a server, that of all tests or another, with nothing in it. */
export const emptyDatabase = (serverUrl = inject('postgresUrl')): Promise<TestDatabase> =>
  createDatabase(serverUrl, { template: 'template1', max: 2 })

async function createDatabase(
  serverUrl: string,
  { template, max }: { template: string; max: number },
): Promise<TestDatabase> {
  const server = connect(serverUrl, { max: 1 })
  const name = uniqueDatabaseName()
  await server`create database ${server(name)} template ${server(template)}`
  const url = databaseUrl(serverUrl, name)
  const sql = connect(url, { max })
  return {
    sql,
    url,
    async drop() {
      await sql.end()
      await server`drop database ${server(name)} with (force)`
      await server.end()
    },
  }
}
