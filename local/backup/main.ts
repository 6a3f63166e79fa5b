/** `npm run backup` and `npm run restore`: all data in one file, and back. */

import { backUp } from '../../server/backup/backup.ts'
import { restore } from '../../server/backup/restore.ts'
import { connect, type Sql } from '../../server/database.ts'
import { helpText, isHelpWanted } from '../../shared/settings.ts'
import { localSettings, readLocalConfig } from '../config.ts'
import { findRunningPostgres, startPostgres } from '../postgres.ts'
import { takeDataFolder } from '../stored.ts'

const [command, ...args] = process.argv.slice(2)
const portable = command === 'backup' && args[0] === '--portable'
const [path, ...surplus] = portable ? args.slice(1) : args

if (
  isHelpWanted(process.argv) ||
  path === undefined ||
  path.startsWith('-') ||
  surplus.length > 0
) {
  const about =
    'backup writes all data to FILE, also while the judge runs: with the pg_dump on PATH where it is\n' +
    'of the version of the database, else (and with --portable) in a format that fits every version\n' +
    'and needs no tool. restore reads either kind into an empty database, before the judge is started\n' +
    'for the first time; what pg_dump made needs the pg_restore of the version of the database.'
  const usage = 'npm run backup -- [--portable] FILE\nnpm run restore -- FILE'
  const settings = localSettings.pick({ DATA_DIR: true, DATABASE_URL: true })
  console.log(helpText(usage, about, [settings]))
  process.exit(isHelpWanted(process.argv) ? 0 : 1)
}

try {
  const { env } = process
  const how = await withDatabase((sql) =>
    command === 'backup' ? backUp(sql, path, { env, portable }) : restore(sql, path, { env }),
  )
  console.log(`${command === 'backup' ? 'Backed up' : 'Restored'} ${how}: ${path}`)
} catch (error) {
  console.error((error as Error).message)
  process.exitCode = 1
}

/** The database of `npm start` is used as it runs, or started for as long as it is needed. */
async function withDatabase<Result>(use: (sql: Sql) => Promise<Result>): Promise<Result> {
  const { databaseUrl, dataFolder } = readLocalConfig(process.env)
  const known = databaseUrl ?? (await findRunningPostgres(dataFolder))
  if (known !== undefined) return withConnection(known, use)
  const release = await takeDataFolder(dataFolder)
  try {
    const postgres = await startPostgres(dataFolder)
    try {
      return await withConnection(postgres.url, use)
    } finally {
      await postgres.stop()
    }
  } finally {
    await release()
  }
}

async function withConnection<Result>(
  url: string,
  use: (sql: Sql) => Promise<Result>,
): Promise<Result> {
  const sql = connect(url, { max: 2 })
  try {
    return await use(sql)
  } finally {
    await sql.end({ timeout: 5 })
  }
}
