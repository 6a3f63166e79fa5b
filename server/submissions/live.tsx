import type { SSEStreamingApi } from 'hono/streaming'
import type { VNode } from 'preact'

import type { Signature } from '../../shared/signature.ts'
import type { Sql } from '../database.ts'
import { Announce } from '../ui/announce.tsx'
import { StripCell } from '../ui/verdict.tsx'
import { render } from '../words/use-words.tsx'
import type { Words } from '../words/words.ts'
import type { Teller } from './events.ts'
import { listResults } from './queries.ts'
import { listSizes } from './sizes.ts'
import { findStanding } from './standing.ts'
import { Progress, SubmissionPanel, verdictSentence } from './views.tsx'
import { type Access, shownResult, shownSubmission } from './visibility.ts'

export interface LiveOptions {
  signature: Signature | null
  timeLimitMs: number
  access: Access
  /** In the reader's language. */
  words: Words
  /** Whether the panel stands on another page than the submission's own. */
  linked: boolean
}

/** Fills the cells of a page as results arrive, and at the end replaces the panel. */
export function tellReader(stream: SSEStreamingApi, sql: Sql, options: LiveOptions): Teller {
  const { access, words, linked, ...problem } = options
  const send = (html: VNode) => stream.writeSSE({ data: render(words, html) })
  let judged = 0
  return {
    results(results, submission) {
      judged += results.length
      return send(
        <>
          {results.map(({ ordinal, verdict }) => (
            <StripCell key={ordinal} ordinal={ordinal} verdict={verdict} swap />
          ))}
          <Progress submission={submission} judged={judged} swap />
        </>,
      )
    },
    async done(submission) {
      const results = await listResults(sql, submission.id)
      const shown = shownSubmission(submission, access)
      return send(
        <>
          <SubmissionPanel
            submission={shown}
            results={results.map((result) => shownResult(result, access))}
            {...problem}
            standing={linked ? undefined : await findStanding(sql, submission.id)}
            sizes={linked ? undefined : await listSizes(sql, submission.id)}
            linked={linked}
          />
          <Announce>{verdictSentence(words, shown)}</Announce>
        </>,
      )
    },
  }
}
