import type { Signature } from '../../shared/signature.ts'
import { CaseDetails } from '../ui/case-details.tsx'
import { CodeListing, Output } from '../ui/code.tsx'
import { CompileErrorReport } from '../ui/compile-error.tsx'
import { count, DateTime, memory, milliseconds } from '../ui/format.tsx'
import { LANGUAGE_WORDS } from '../ui/language.ts'
import { outcomeWords, Strip, VerdictBadge } from '../ui/verdict.tsx'
import { GroupTable } from './group-views.tsx'
import { StandingPlot, TimePlot } from './plots.tsx'
import type { Standing } from './standing.ts'
import type { ShownResult, ShownSubmission } from './visibility.ts'

export interface SubmissionProps {
  submission: ShownSubmission
  results: readonly ShownResult[]
  signature: Signature | null
  timeLimitMs: number
  /** Of an accepted solution. */
  standing: Standing | undefined
  mayRejudge: boolean
}

export const SubmissionPage = (props: SubmissionProps) => {
  const { submission, mayRejudge } = props
  return (
    <>
      <header class="submission-head">
        <h1>
          <a href={`/problems/${submission.slug}`}>{submission.title}</a>
        </h1>
        <p class="muted">
          Submission {submission.id} by{' '}
          <a href={`/users/${submission.handle}`}>{submission.handle}</a>,{' '}
          {LANGUAGE_WORDS[submission.language]}, <DateTime date={submission.createdAt} />
        </p>
      </header>
      <SubmissionPanel {...props} />
      {submission.code !== null ? (
        <section aria-labelledby="code-title">
          <h2 id="code-title">Code</h2>
          <CodeListing
            code={submission.code}
            language={submission.language}
            errorLine={submission.compileError?.line ?? null}
          />
        </section>
      ) : (
        <p class="muted">You can read this code once you have solved the problem yourself.</p>
      )}
      {mayRejudge && (
        <form method="post" action={`/submissions/${submission.id}/rejudge`} class="actions">
          <button type="submit">Judge again</button>
        </form>
      )}
    </>
  )
}

/** The verdict and what led to it. It follows the judging until that is done. */
export const SubmissionPanel = (
  props: Omit<SubmissionProps, 'mayRejudge'> & { linked?: boolean },
) => {
  const { submission, results, signature, timeLimitMs, standing, linked = false } = props
  const { id, status, verdict, timeMs } = submission
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
            Submission {id}
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
              <TimePlot results={results} limitMs={timeLimitMs} />
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
          <p class="muted">This page refreshes itself until the verdict is in.</p>
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
    {props.judged} of {count(props.submission.total, 'case')} judged
  </p>
)

const Figures = ({ submission }: { submission: ShownSubmission }) => {
  const { verdict, passed, total, score, timeMs, memoryKb } = submission
  if (verdict === 'compile_error') return null
  return (
    <ul class="figures">
      <li>
        {passed} of {count(total, 'case')} passed
      </li>
      <li>Score {score}</li>
      {timeMs !== null && <li>{milliseconds(timeMs)} CPU at most</li>}
      {memoryKb !== null && <li>{memory(memoryKb)} at most</li>}
    </ul>
  )
}

const isFailure = ({ verdict }: ShownResult) => verdict !== 'accepted'

/** The first case that did not pass; if a sample is among those, the first sample, as it can be shown. */
const FirstFailure = ({ results, signature }: Pick<SubmissionProps, 'results' | 'signature'>) => {
  const failures = results.filter(isFailure)
  const shown = failures.find(({ sample }) => sample) ?? failures[0]
  if (!shown) return null
  return (
    <section class="first-failure" aria-labelledby="first-failure">
      <h3 id="first-failure">
        {shown.sample ? 'Sample' : 'Case'} {shown.ordinal} <VerdictBadge verdict={shown.verdict} />
      </h3>
      {hasDetails(shown) ? (
        <CaseDetails {...shown} signature={signature} />
      ) : (
        <p class="muted">The data of this case is hidden.</p>
      )}
    </section>
  )
}

const hasDetails = ({ input, output, logs, message }: ShownResult) =>
  input !== null || output !== null || logs !== null || message !== null

const CaseTable = ({ results }: { results: readonly ShownResult[] }) => {
  const grouped = results.some(({ group }) => group !== null)
  return (
    <details class="cases" open={results.length <= 20}>
      <summary>
        <h3>Every case</h3>
      </summary>
      <table class="list cases">
        <thead>
          <tr>
            <th scope="col" class="number">
              Case
            </th>
            <th scope="col">Verdict</th>
            {grouped && <th scope="col">Group</th>}
            <th scope="col" class="number">
              CPU time
            </th>
            <th scope="col" class="number">
              Memory
            </th>
            <th scope="col">Worker</th>
          </tr>
        </thead>
        <tbody>
          {results.map((result) => (
            <CaseRow key={result.ordinal} result={result} grouped={grouped} />
          ))}
        </tbody>
      </table>
    </details>
  )
}

const CaseRow = ({ result, grouped }: { result: ShownResult; grouped: boolean }) => {
  return (
    <tr>
      <th scope="row" class="number">
        {result.ordinal}
        {result.sample && <span class="muted"> sample</span>}
      </th>
      <td>
        <VerdictBadge verdict={result.verdict} />
      </td>
      {grouped && <td>{result.group ?? ''}</td>}
      <td class="number">{milliseconds(result.timeMs)}</td>
      <td class="number">{memory(result.memoryKb)}</td>
      <td class="muted">{result.worker}</td>
    </tr>
  )
}

/** What a screen reader says once, when the verdict is in. */
export const verdictSentence = ({ status, verdict, passed, total }: ShownSubmission): string =>
  `${outcomeWords(status, verdict)}: ${passed} of ${count(total, 'case')} passed`
