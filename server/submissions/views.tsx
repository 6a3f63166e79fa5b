import type { Signature } from '../../shared/signature.ts'
import { CaseDetails } from '../ui/case-details.tsx'
import { CodeListing, Output } from '../ui/code.tsx'
import { CompileErrorReport } from '../ui/compile-error.tsx'
import { DateTime } from '../ui/format.tsx'
import { type Column, Table } from '../ui/list.tsx'
import { outcomeWords, Strip, VerdictBadge } from '../ui/verdict.tsx'
import { useWords } from '../words/use-words.tsx'
import type { Words } from '../words/words.ts'
import { GroupTable } from './group-views.tsx'
import { StandingPlot, TimePlot } from './plots.tsx'
import type { Sizes } from './sizes.ts'
import type { Standing } from './standing.ts'
import type { ShownResult, ShownSubmission } from './visibility.ts'

export interface SubmissionProps {
  submission: ShownSubmission
  results: readonly ShownResult[]
  signature: Signature | null
  timeLimitMs: number
  /** Of an accepted solution. */
  standing: Standing | undefined
  /** Of the inputs; undefined where no picture shows them. */
  sizes: Sizes | undefined
  mayRejudge: boolean
}

export const SubmissionPage = (props: SubmissionProps) => {
  const { submission, mayRejudge } = props
  const { submissions, verdicts } = useWords()
  return (
    <>
      <header class="submission-head">
        <h1>
          <a href={`/problems/${submission.slug}`}>{submission.title}</a>
        </h1>
        <p class="muted">
          {submissions.submittedBy(
            submission.id,
            <a href={`/users/${submission.handle}`}>{submission.handle}</a>,
            verdicts.languages[submission.language],
            <DateTime date={submission.createdAt} />,
          )}
        </p>
      </header>
      <SubmissionPanel {...props} />
      {submission.code !== null ? (
        <section aria-labelledby="code-title">
          <h2 id="code-title">{submissions.code}</h2>
          <CodeListing
            code={submission.code}
            language={submission.language}
            errorLine={submission.compileError?.line ?? null}
          />
        </section>
      ) : (
        <p class="muted">{submissions.codeHidden}</p>
      )}
      {mayRejudge && (
        <form method="post" action={`/submissions/${submission.id}/rejudge`} class="actions">
          <button type="submit">{submissions.judgeAgain}</button>
        </form>
      )}
    </>
  )
}

/** The verdict and what led to it. It follows the judging until that is done. */
export const SubmissionPanel = (
  props: Omit<SubmissionProps, 'mayRejudge'> & { linked?: boolean },
) => {
  const { submission, results, signature, timeLimitMs, standing, sizes, linked = false } = props
  const { id, status, verdict, timeMs } = submission
  const { submissions } = useWords()
  const following = status === 'done' ? {} : follow(id, linked)
  return (
    <div id={`submission-${id}`} class="submission" {...following}>
      <div class="outcome">
        <h2>
          <VerdictBadge status={status} verdict={verdict} />
        </h2>
        {status === 'done' ? (
          <Figures submission={submission} />
        ) : (
          <Progress submission={submission} judged={results.length} />
        )}
        {linked && (
          <a class="more" href={`/submissions/${id}`}>
            {submissions.one(id)}
          </a>
        )}
      </div>
      {verdict !== 'compile_error' && <Strip total={submission.total} results={results} />}
      {submission.compileError && (
        <CompileErrorReport
          error={submission.compileError}
          code={linked ? submission.code : null}
          language={submission.language}
        />
      )}
      {submission.message !== null && <Output text={submission.message} />}
      {status === 'done' && results.length > 0 && (
        <>
          <FirstFailure results={results} signature={signature} />
          {submission.groups && <GroupTable groups={submission.groups} />}
          {!linked && (
            <div class="figures-row">
              <TimePlot results={results} sizes={sizes} limitMs={timeLimitMs} />
              {standing && standing.others > 0 && timeMs !== null && (
                <StandingPlot standing={standing} timeMs={timeMs} />
              )}
            </div>
          )}
          <CaseTable results={results} />
        </>
      )}
      {status !== 'done' && (
        <noscript>
          <p class="muted">{submissions.refreshes}</p>
        </noscript>
      )}
    </div>
  )
}

const follow = (id: number, linked: boolean) => ({
  'hx-sse:connect': `/submissions/${id}/live${linked ? '?linked' : ''}`,
  'hx-swap': 'outerHTML',
  // Asks again when the first answer was a refusal; while a stream is open it does nothing.
  'hx-trigger': 'load, every 10s',
  'hx-status:4xx': 'swap:none',
  'hx-status:5xx': 'swap:none',
})

/** How far the judging is. */
export const Progress = (props: {
  submission: Pick<ShownSubmission, 'id' | 'total'>
  judged: number
  /** Takes the place of the one that is on the page already. */
  swap?: boolean
}) => (
  <p
    class="figures"
    id={`progress-${props.submission.id}`}
    hx-swap-oob={props.swap ? 'true' : undefined}
  >
    {useWords().submissions.judgedOf(props.judged, props.submission.total)}
  </p>
)

const Figures = ({ submission }: { submission: ShownSubmission }) => {
  const { verdict, passed, total, score, timeMs, memoryKb, outdated } = submission
  const { format, submissions } = useWords()
  if (verdict === 'compile_error') return null
  return (
    <ul class="figures">
      {outdated && <li>{submissions.outdated}</li>}
      <li>{submissions.passedOf(passed, total)}</li>
      <li>{submissions.score(score)}</li>
      {timeMs !== null && <li>{submissions.cpuAtMost(format.milliseconds(timeMs))}</li>}
      {memoryKb !== null && <li>{submissions.atMost(format.memory(memoryKb))}</li>}
    </ul>
  )
}

const isFailure = ({ verdict }: ShownResult) => verdict !== 'accepted'

/** The first case that did not pass; if a sample is among those, the first sample, as it can be shown. */
const FirstFailure = ({ results, signature }: Pick<SubmissionProps, 'results' | 'signature'>) => {
  const { submissions } = useWords()
  const failures = results.filter(isFailure)
  const shown = failures.find(({ sample }) => sample) ?? failures[0]
  if (!shown) return null
  return (
    <section class="first-failure" aria-labelledby="first-failure">
      <h3 id="first-failure">
        {(shown.sample ? submissions.sample : submissions.case)(shown.ordinal)}{' '}
        <VerdictBadge verdict={shown.verdict} />
      </h3>
      {hasDetails(shown) ? (
        <CaseDetails {...shown} signature={signature} />
      ) : (
        <p class="muted">{submissions.hidden}</p>
      )}
    </section>
  )
}

const hasDetails = ({ input, output, logs, message }: ShownResult) =>
  input !== null || output !== null || logs !== null || message !== null

const CaseTable = ({ results }: { results: readonly ShownResult[] }) => {
  const { parts, submissions } = useWords()
  const grouped = results.some(({ group }) => group !== null)
  const columns: Column[] = [
    { name: submissions.caseColumn, number: true },
    parts.verdict,
    ...(grouped ? [submissions.group] : []),
    { name: parts.cpuTime, number: true },
    { name: parts.memory, number: true },
    submissions.worker,
  ]
  return (
    <details class="cases" open={results.length <= 20}>
      <summary>
        <h3>{submissions.everyCase}</h3>
      </summary>
      <Table kind="cases" columns={columns}>
        {results.map((result) => (
          <CaseRow key={result.ordinal} result={result} grouped={grouped} />
        ))}
      </Table>
    </details>
  )
}

const CaseRow = ({ result, grouped }: { result: ShownResult; grouped: boolean }) => {
  const { format, submissions } = useWords()
  return (
    <tr>
      <th scope="row" class="number">
        {result.ordinal}
        {result.sample && <span class="muted"> {submissions.isSample}</span>}
      </th>
      <td>
        <VerdictBadge verdict={result.verdict} />
        {result.share !== null && (
          <span class="muted"> {submissions.part(format.percent(result.share, 1))}</span>
        )}
      </td>
      {grouped && <td>{result.group ?? ''}</td>}
      <td class="number">{format.milliseconds(result.timeMs)}</td>
      <td class="number">{format.memory(result.memoryKb)}</td>
      <td class="muted">{result.worker}</td>
    </tr>
  )
}

/** What a screen reader says once, when the verdict is in. */
export const verdictSentence = (words: Words, submission: ShownSubmission): string => {
  const { status, verdict, passed, total } = submission
  const { submissions } = words
  return submissions.outcome(
    outcomeWords(words, status, verdict),
    submissions.passedOf(passed, total),
  )
}
