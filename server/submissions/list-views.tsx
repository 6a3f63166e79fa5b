import { VERDICTS, type Verdict } from '../../shared/verdict.ts'
import { DateTime, memory, milliseconds } from '../ui/format.tsx'
import { LANGUAGE_WORDS } from '../ui/language.ts'
import { VERDICT_WORDS, VerdictBadge } from '../ui/verdict.tsx'
import type { SubmissionSummary } from './queries.ts'

export interface ListFilter {
  user?: string | undefined
  problem?: string | undefined
  verdict?: Verdict | undefined
}

export interface SubmissionListProps {
  submissions: readonly SubmissionSummary[]
  filter: ListFilter
  /** The handle of the reader, to offer their own. */
  me: string | null
  next: string | null
}

export const SubmissionListPage = (props: SubmissionListProps) => (
  <>
    <h1>Submissions</h1>
    <FilterForm {...props} />
    <SubmissionList {...props} />
  </>
)

const FilterForm = ({ filter, me }: SubmissionListProps) => (
  <search>
    <form
      class="filters"
      action="/submissions"
      hx-get="/submissions"
      hx-trigger="submit, change"
      hx-target="#submissions"
      hx-swap="outerHTML"
      hx-push-url="true"
      hx-sync="this:replace"
    >
      <div class="field">
        <label for="user">Handle</label>
        <input id="user" name="user" value={filter.user} autocapitalize="off" spellcheck={false} />
      </div>
      <div class="field">
        <label for="problem">Problem</label>
        <input
          id="problem"
          name="problem"
          value={filter.problem}
          placeholder="kettle-queue"
          autocapitalize="off"
          spellcheck={false}
        />
      </div>
      <div class="field">
        <label for="verdict">Verdict</label>
        <select id="verdict" name="verdict">
          <option value="">Any</option>
          {VERDICTS.toReversed().map((verdict) => (
            <option key={verdict} value={verdict} selected={verdict === filter.verdict}>
              {VERDICT_WORDS[verdict]}
            </option>
          ))}
        </select>
      </div>
      <button type="submit">Filter</button>
      {me && filter.user !== me && (
        <a class="aside" href={`/submissions?user=${me}`}>
          Only mine
        </a>
      )}
    </form>
  </search>
)

export const SubmissionList = ({
  submissions,
  next,
}: Pick<SubmissionListProps, 'submissions' | 'next'>) => (
  <div id="submissions">
    {submissions.length === 0 ? (
      <p class="empty">No submission matches.</p>
    ) : (
      <SubmissionTable submissions={submissions} />
    )}
    {next && (
      <p class="paging">
        <a class="button" rel="next" href={next}>
          Older submissions
        </a>
      </p>
    )}
  </div>
)

export const SubmissionTable = ({ submissions }: Pick<SubmissionListProps, 'submissions'>) => (
  <table class="list submissions">
    <thead>
      <tr>
        <th scope="col" class="number">
          Number
        </th>
        <th scope="col">Problem</th>
        <th scope="col">Verdict</th>
        <th scope="col">By</th>
        <th scope="col">Language</th>
        <th scope="col" class="number">
          CPU time
        </th>
        <th scope="col" class="number">
          Memory
        </th>
        <th scope="col">Submitted</th>
      </tr>
    </thead>
    <tbody>
      {submissions.map((submission) => (
        <SubmissionRow key={submission.id} {...submission} />
      ))}
    </tbody>
  </table>
)

const SubmissionRow = (submission: SubmissionSummary) => (
  <tr>
    <th scope="row" class="number">
      <a href={`/submissions/${submission.id}`}>{submission.id}</a>
    </th>
    <td>
      <a href={`/problems/${submission.slug}`}>{submission.title}</a>
    </td>
    <td>
      <VerdictBadge status={submission.status} verdict={submission.verdict} />
    </td>
    <td>
      <a href={`/users/${submission.handle}`}>{submission.handle}</a>
    </td>
    <td>{LANGUAGE_WORDS[submission.language]}</td>
    <td class="number">{submission.timeMs === null ? '' : milliseconds(submission.timeMs)}</td>
    <td class="number">{submission.memoryKb === null ? '' : memory(submission.memoryKb)}</td>
    <td class="muted">
      <DateTime date={submission.createdAt} />
    </td>
  </tr>
)
