/** `npm run import -- DIR_OR_ZIP…`: problem packages into the judge of this machine, running or not. */
import { stat } from 'node:fs/promises'
import { basename, extname } from 'node:path'
import { parseArgs } from 'node:util'
import { connect, migrate, type Sql } from '../../server/database.ts'
import { openDirectory } from '../../server/packages/directory.ts'
import type { Judging } from '../../server/packages/examples.ts'
import { PackageError, type PackageFiles } from '../../server/packages/files.ts'
import {
  type ImportOptions,
  type ImportReport,
  importPackage,
} from '../../server/packages/import.ts'
import { named } from '../../server/packages/read.ts'
import { openZip } from '../../server/packages/zip.ts'
import { listenToProgress } from '../../server/submissions/progress.ts'
import { readLocalConfig } from '../config.ts'
import { findRunningPostgres, startPostgres } from '../postgres.ts'
import { takeDataFolder } from '../stored.ts'

const HELP = `Usage: npm run import -- [--replace] [--slug NAME] DIR_OR_ZIP…

Imports problem packages of the ICPC/Kattis format, each whole or not at all, and
prints how each was read. They go to DATABASE_URL or, without one, to the database
in DATA_DIR, whether the judge runs or not. If it runs, example solutions are judged
at once, and shown expected against got; else when it is started.

  --replace     take the place of a problem of the same slug
  --slug NAME   instead of the name of the package's folder; for one package only
  --help        show this
`

interface Options {
  slug: string | undefined
  replace: boolean
}

try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      replace: { type: 'boolean', default: false },
      slug: { type: 'string' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  })
  if (values.help || positionals.length === 0) {
    console.log(HELP)
    process.exit(values.help ? 0 : 2)
  }
  if (values.slug !== undefined && positionals.length > 1)
    throw new Error('Cannot import: --slug is for one package only')
  process.exitCode = await importAll(positionals, { slug: values.slug, replace: values.replace })
} catch (error) {
  console.error((error as Error).message)
  process.exitCode = 1
}

/** @returns 1 when a package could not be imported; the others are. */
async function importAll(paths: readonly string[], options: Options): Promise<number> {
  const { sql, isShared, close } = await openDatabase()
  let failed = 0
  let judging: Judging | null = null
  try {
    await migrate(sql)
    judging = await judgingIn(sql, isShared)
    for (const path of paths) {
      try {
        print(await importOne(sql, path, { ...options, judging }))
      } catch (error) {
        failed = 1
        console.error(`${path}: ${(error as Error).message}\n`)
      }
    }
    return failed
  } finally {
    await judging?.progress.stop()
    await close()
  }
}

/** Example solutions go into the queue, for whoever judges there. */
async function judgingIn(sql: Sql, isShared: boolean): Promise<Judging | null> {
  const [admin] = await sql<{ id: number }[]>`
    select id from users where role = 'admin' order by id limit 1`
  if (!admin) return null
  return {
    userId: admin.id,
    progress: await listenToProgress(sql),
    unavailable: isShared ? null : 'the judge is not running, it waits in the queue',
    signal: new AbortController().signal,
  }
}

/** `isShared`: others may be at work on it, and judge. */
async function openDatabase(): Promise<{
  sql: Sql
  isShared: boolean
  close: () => Promise<void>
}> {
  const { databaseUrl, dataFolder } = readLocalConfig(process.env)
  const url = databaseUrl ?? (await findRunningPostgres(dataFolder))
  if (url !== undefined) {
    const sql = connect(url, { max: 2 })
    return { sql, isShared: true, close: () => sql.end({ timeout: 5 }) }
  }
  const giveBack = await takeDataFolder(dataFolder)
  try {
    const postgres = await startPostgres(dataFolder)
    const sql = connect(postgres.url, { max: 2 })
    const close = async () => {
      await sql.end({ timeout: 5 })
      await postgres.stop()
      await giveBack()
    }
    return { sql, isShared: false, close }
  } catch (error) {
    await giveBack()
    throw error
  }
}

async function importOne(sql: Sql, path: string, options: ImportOptions): Promise<ImportReport> {
  const use = (files: PackageFiles) => importPackage(sql, files, options)
  const name = basename(path, extname(path))
  return named(name, async () => {
    const found = await stat(path).catch(() => undefined)
    if (!found) throw new PackageError('there is no such file or folder')
    if (found.isDirectory()) return use(await openDirectory(path))
    const archive = await openZip(path)
    try {
      return await use(archive)
    } finally {
      archive.close()
    }
  })
}

function print(report: ImportReport): void {
  const { slug, title, kind, replaced, caseCount, sampleCount, groups, submissions } = report
  console.log(`${slug}: "${title}" ${replaced ? 'replaced' : 'imported'}`)
  console.log(`  ${kind}, ${caseCount} cases, ${sampleCount} of them samples`)
  console.log(
    `  ${report.timeLimitMs} ms, ${report.memoryLimitMb} MB, checker ${report.checker.name}`,
  )
  console.log(`  statement in ${report.languages.join(', ')}`)
  if (report.files.length > 0) console.log(`  files: ${report.files.join(', ')}`)
  for (const { name, points, scoring } of groups)
    console.log(`  group ${name}: ${points} points (${scoring})`)
  for (const warning of report.warnings) console.log(`  warning: ${warning}`)
  for (const { file, expected, got, asExpected, score, note } of submissions) {
    const came = got ? `got ${got}, score ${score}` : note
    const mark = asExpected === false ? 'NOT AS EXPECTED: ' : ''
    console.log(`  ${mark}${file}: expected ${expected ?? 'nothing'}, ${came}`)
  }
  console.log()
}
