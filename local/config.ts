import { availableParallelism } from 'node:os'
import { resolve } from 'node:path'
import { z } from 'zod'
import { serverSettings } from '../server/config.ts'
import { type Env, logLevel, readSettings, wholeNumber } from '../shared/settings.ts'
import { workerSettings } from '../worker/config.ts'

export const localSettings = z.object({
  DATA_DIR: z
    .string()
    .default('data')
    .meta({ description: 'Where the database and the secrets of this machine are kept' }),
  LOCAL_WORKERS: wholeNumber(0, 256)
    .default(availableParallelism())
    .meta({ description: 'How many workers run here', byDefault: 'the cores' }),
  DATABASE_URL: z.string().optional().meta({
    description: 'A PostgreSQL database elsewhere',
    secret: true,
    byDefault: 'a PostgreSQL of its own in DATA_DIR',
  }),
  WORKERS: z
    .string()
    .optional()
    .meta({ description: 'Workers elsewhere, used beside those that run here' }),
  WORKER_SECRET: z.string().optional().meta({
    description: 'Shared with workers elsewhere, at least 32 bytes',
    secret: true,
    byDefault: 'random at each start',
  }),
  JWT_SECRET: z.string().optional().meta({
    description: 'Signs sessions',
    secret: true,
    byDefault: 'made at the first start, kept in DATA_DIR',
  }),
  STARTER_PROBLEMS: serverSettings.shape.STARTER_PROBLEMS.unwrap()
    .default('1')
    .meta({ description: 'With 0, a database without problems stays so' }),
  LOG_LEVEL: logLevel.default('warn').meta({ description: 'The least that is logged' }),
})

/** All that `npm start` takes; what it says itself goes before what the parts say. */
export const allLocalSettings = [
  serverSettings,
  localSettings,
  workerSettings.pick({ REQUIRE_ISOLATION: true, ALLOW_WEAK_ISOLATION: true }),
]

export interface LocalConfig {
  dataFolder: string
  workers: number
  databaseUrl: string | undefined
  /** Workers elsewhere, used beside the local ones. */
  moreWorkers: string | undefined
  workerSecret: string | undefined
  jwtSecret: string | undefined
  starterProblems: '0' | '1'
  logLevel: z.infer<typeof logLevel>
}

/** @throws {Error} One line that names every variable that is wrong or misspelt. */
export function readLocalConfig(env: Env): LocalConfig {
  const settings = readSettings(localSettings, env)
  return {
    dataFolder: resolve(settings.DATA_DIR),
    workers: settings.LOCAL_WORKERS,
    databaseUrl: settings.DATABASE_URL,
    moreWorkers: settings.WORKERS,
    workerSecret: settings.WORKER_SECRET,
    jwtSecret: settings.JWT_SECRET,
    starterProblems: settings.STARTER_PROBLEMS,
    logLevel: settings.LOG_LEVEL,
  }
}
