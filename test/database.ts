import { inject } from 'vitest'
import { connect, type Sql } from '../server/database.ts'
import { databaseUrl, TEMPLATE, uniqueDatabaseName } from './postgres.ts'

export interface TestDatabase {
  sql: Sql
  url: string
  drop(): Promise<void>
}

/** A fresh database with the whole schema and no rows. Drop it in `afterAll`. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const server = connect(inject('postgresUrl'), { max: 1 })
  const name = uniqueDatabaseName()
  await server`create database ${server(name)} template ${server(TEMPLATE)}`
  const url = databaseUrl(inject('postgresUrl'), name)
  const sql = connect(url, { max: 5 })
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
