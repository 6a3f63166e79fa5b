import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import type { Deps } from '../deps.ts'
import { tooMany } from '../errors.ts'

/** Who asks, each counted for itself: an address, a handle, a user. */
type Limit = (...askers: string[]) => Promise<void>

/** Rejects with 429 whoever asks too often. */
export interface Limits {
  /** Registering and logging in. */
  auth: Limit
  /** Submitting and running. */
  submit: Limit
}

/** What routes are made from. The counters belong to one app, and pages and API share them. */
export type AppDeps = Deps & { limits: Limits }

export const createLimits = ({ authPerMinute, submitPerMinute }: Deps['rateLimits']): Limits => ({
  auth: perMinute(authPerMinute),
  submit: perMinute(submitPerMinute),
})

/** 0 is no limit. */
function perMinute(points: number): Limit {
  if (points === 0) return async () => {}
  const limiter = new RateLimiterMemory({ points, duration: 60 })
  return async (...askers) => {
    for (const asker of askers) await consume(limiter, asker)
  }
}

async function consume(limiter: RateLimiterMemory, asker: string): Promise<void> {
  try {
    await limiter.consume(asker)
  } catch (refusal) {
    if (!(refusal instanceof RateLimiterRes)) throw refusal
    const seconds = Math.max(1, Math.ceil(refusal.msBeforeNext / 1000))
    throw tooMany('Too many requests: wait a moment', seconds)
  }
}
