import { EventEmitter } from 'node:events'
import type { Sql } from '../database.ts'

/** PostgreSQL's channel on which every change of a submission is told; the payload is its id. */
export const PROGRESS_CHANNEL = 'submission_progress'

export interface Progress {
  /** Calls `listener` after each change of the submission, whichever orchestrator judges it. */
  subscribe(submissionId: number, listener: () => void): () => void
  stop(): Promise<void>
}

export async function listenToProgress(sql: Sql): Promise<Progress> {
  const changes = new EventEmitter().setMaxListeners(0)
  const { unlisten } = await sql.listen(PROGRESS_CHANNEL, (id) => changes.emit(id))
  return {
    subscribe(submissionId, listener) {
      const event = String(submissionId)
      changes.on(event, listener)
      return () => changes.off(event, listener)
    },
    async stop() {
      // A connection that is lost listens to nothing any more, which is what we want.
      await unlisten().catch(() => {})
    },
  }
}
