import type { Logger } from 'pino'
import type { Sql } from '../database.ts'

const HOUR_MS = 60 * 60 * 1000

/** So few at a time that nobody waits for them. */
const BATCH = 10_000

/** How many entries were too old. */
export async function forgetOldDeeds(sql: Sql, days: number): Promise<number> {
  let forgotten = 0
  for (;;) {
    const { count } = await sql`
      delete from audit_log
       where id in (select id from audit_log where at < now() - make_interval(days => ${days})
                     order by id limit ${BATCH})`
    forgotten += count
    if (count < BATCH) return forgotten
  }
}

/** Forgets now and every hour what is older; 0 days keep all. Any number of orchestrators may. */
export function keepAuditFor(sql: Sql, days: number, log: Logger): () => Promise<void> {
  if (days === 0) return async () => {}
  let running = Promise.resolve()
  const forget = async () => {
    try {
      const entries = await forgetOldDeeds(sql, days)
      if (entries > 0) log.info({ entries, days }, 'old audit entries forgotten')
    } catch (error) {
      log.warn({ reason: (error as Error).message }, 'cannot forget old audit entries')
    }
  }
  const again = () => {
    running = forget()
  }
  again()
  const timer = setInterval(again, HOUR_MS)
  return async () => {
    clearInterval(timer)
    await running
  }
}
