import { availableParallelism } from 'node:os'
import { resolve } from 'node:path'
import { z } from 'zod'

const schema = z.object({
  DATA_DIR: z.string().default('data'),
  LOCAL_WORKERS: z.coerce.number().int().min(0).max(256).default(availableParallelism()),
  DATABASE_URL: z.string().optional(),
  WORKERS: z.string().optional(),
})

export interface LocalConfig {
  dataFolder: string
  workers: number
  databaseUrl: string | undefined
  /** Workers elsewhere, used beside the local ones. */
  moreWorkers: string | undefined
}

/** @throws {Error} One line that names every variable that is wrong. */
export function readLocalConfig(env: NodeJS.ProcessEnv): LocalConfig {
  const given = Object.entries(env).filter(([, value]) => value !== '')
  const parsed = schema.safeParse(Object.fromEntries(given))
  if (!parsed.success) {
    const problems = parsed.error.issues.map(
      ({ path, message }) => `${String(path[0])}: ${message}`,
    )
    throw new Error(`Cannot start: ${problems.join('; ')}`)
  }
  return {
    dataFolder: resolve(parsed.data.DATA_DIR),
    workers: parsed.data.LOCAL_WORKERS,
    databaseUrl: parsed.data.DATABASE_URL,
    moreWorkers: parsed.data.WORKERS,
  }
}
