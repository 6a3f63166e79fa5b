import { setTimeout as sleep } from 'node:timers/promises'

/** What PostgreSQL and its driver say when the database is away or coming back. */
const AWAY = new Set([
  'CONNECTION_CLOSED',
  'CONNECTION_ENDED',
  'CONNECTION_DESTROYED',
  'CONNECT_TIMEOUT',
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ENOENT', // the unix socket is gone
  '57P01', // admin_shutdown
  '57P02', // crash_shutdown
  '57P03', // cannot_connect_now
  '08000', // connection_exception
  '08003', // connection_does_not_exist
  '08006', // connection_failure
  '53300', // too_many_connections
])

export const isDatabaseAway = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && AWAY.has(String(error.code))

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
