import { setTimeout as sleep } from 'node:timers/promises'
import { isDatabaseAway } from '../database.ts'

const RETRY_MS = 250

/**
 * Does `work` again until the database is there. What is written this way is guarded by a claim, so
 * doing it twice is harmless. Answers `undefined` when `signal` fires first.
 */
export async function patiently<T>(
  signal: AbortSignal,
  work: () => Promise<T>,
): Promise<T | undefined> {
  while (!signal.aborted) {
    try {
      return await work()
    } catch (error) {
      if (!isDatabaseAway(error)) throw error
    }
    await sleep(RETRY_MS, undefined, { signal }).catch(() => {}) // fires only with the signal
  }
  return undefined
}
