import { EventEmitter, once } from 'node:events'
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

/** Looked up again even when nothing was told: a notice can be lost with the connection it was on. */
const LOOK_AGAIN_MS = 15_000

/** Yields when it is time to look at the submission: at once, and after each change, until `signal` fires. */
export async function* changesOf(
  progress: Progress,
  submissionId: number,
  signal: AbortSignal,
): AsyncGenerator<void> {
  const events = new EventEmitter()
  let changed = true
  const wake = () => {
    changed = true
    events.emit('change')
  }
  const unsubscribe = progress.subscribe(submissionId, wake)
  const heartbeat = setInterval(wake, LOOK_AGAIN_MS)
  signal.addEventListener('abort', wake, { once: true })
  try {
    while (!signal.aborted) {
      if (!changed) await once(events, 'change')
      changed = false
      if (!signal.aborted) yield
    }
  } finally {
    clearInterval(heartbeat)
    signal.removeEventListener('abort', wake)
    unsubscribe()
  }
}
