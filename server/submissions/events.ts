import type { Context } from 'hono'
import { type SSEStreamingApi, streamSSE } from 'hono/streaming'
import type { Logger } from 'pino'
import type { Sql } from '../database.ts'
import { changesOf, type Progress } from './progress.ts'
import { findSubmission, listResults, type Result, type Submission } from './queries.ts'
import { type Access, shownResult, shownSubmission } from './visibility.ts'

/** What becomes of the news: events for a program, or pieces of a page. */
export interface Teller {
  /** Results that were not told before. */
  results(results: readonly Result[], submission: Submission): Promise<unknown>
  done(submission: Submission): Promise<unknown>
}

/** Answers with what `follow` tells, for as long as somebody reads. */
export function answerEvents(
  c: Context,
  log: Logger,
  follow: (stream: SSEStreamingApi) => Promise<void>,
) {
  // HEAD takes the headers of GET's answer, and nobody would ever read the stream.
  if (c.req.method === 'HEAD') return c.body(null, 200, { 'Content-Type': 'text/event-stream' })
  return streamSSE(c, async (stream) => {
    // The answer has begun, so a failure can only end it; whoever reads asks again by themselves.
    await follow(stream).catch((err: unknown) =>
      log.error({ err, path: c.req.path }, 'event stream failed'),
    )
  })
}

/** Tells a program, as the JSON of one submission and its results. */
export const streamProgress = (
  stream: SSEStreamingApi,
  deps: { sql: Sql; progress: Progress },
  submissionId: number,
  access: Access,
): Promise<void> =>
  followSubmission(stream, deps, submissionId, {
    results: (results) =>
      stream.write(results.map((result) => event('result', shownResult(result, access))).join('')),
    done: (submission) => stream.write(event('done', shownSubmission(submission, access))),
  })

/**
 * Tells each result once, those that are known already first, and at the end the verdict. Ends
 * early when the reader goes away or the submission is deleted.
 */
export async function followSubmission(
  stream: SSEStreamingApi,
  { sql, progress }: { sql: Sql; progress: Progress },
  submissionId: number,
  teller: Teller,
): Promise<void> {
  const gone = new AbortController()
  stream.onAbort(() => gone.abort())
  const told: number[] = []
  for await (const _ of changesOf(progress, submissionId, gone.signal)) {
    // The submission first: when it is done, every result of it is there.
    const submission = await findSubmission(sql, submissionId)
    if (!submission) return
    const results = await listResults(sql, submissionId, told)
    told.push(...results.map(({ ordinal }) => ordinal))
    if (results.length > 0) await teller.results(results, submission)
    if (submission.status === 'done') {
      await teller.done(submission)
      return
    }
    // A comment, so that proxies and sockets notice when the other end is gone.
    await stream.write(': waiting\n\n')
  }
}

const event = (name: string, data: unknown) => `event: ${name}\ndata: ${JSON.stringify(data)}\n\n`
