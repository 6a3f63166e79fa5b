import { EventEmitter, once } from 'node:events'
import type { SSEStreamingApi } from 'hono/streaming'
import type { Sql } from '../database.ts'
import type { Progress } from './progress.ts'
import { findSubmission, listResults } from './queries.ts'
import { type Access, shownResult, shownSubmission } from './visibility.ts'

/** Looked up again even when nothing was told: a notice can be lost with the connection it was on. */
const LOOK_AGAIN_MS = 15_000

/**
 * Tells each result once, those that are known already first, and at the end the verdict. Ends
 * early when the reader goes away or the submission is deleted.
 */
export async function streamProgress(
  stream: SSEStreamingApi,
  { sql, progress }: { sql: Sql; progress: Progress },
  submissionId: number,
  access: Access,
): Promise<void> {
  const events = new EventEmitter()
  let changed = true
  const wake = () => {
    changed = true
    events.emit('change')
  }
  const unsubscribe = progress.subscribe(submissionId, wake)
  const heartbeat = setInterval(wake, LOOK_AGAIN_MS)
  stream.onAbort(wake)
  const told: number[] = []
  try {
    while (!stream.aborted) {
      if (!changed) await once(events, 'change')
      changed = false
      // The submission first: when it is done, every result of it is there.
      const submission = await findSubmission(sql, submissionId)
      if (!submission) return
      for (const result of await listResults(sql, submissionId, told)) {
        told.push(result.ordinal)
        await send(stream, 'result', shownResult(result, access))
      }
      if (submission.status === 'done')
        return await send(stream, 'done', shownSubmission(submission, access))
      // A comment, so that proxies and sockets notice when the other end is gone.
      await stream.write(': waiting\n\n')
    }
  } finally {
    clearInterval(heartbeat)
    unsubscribe()
  }
}

const send = (stream: SSEStreamingApi, event: string, data: unknown) =>
  stream.writeSSE({ event, data: JSON.stringify(data) })
