import { VERDICTS, type Verdict } from '../../shared/verdict.ts'
import { DateTime } from '../ui/format.tsx'
import { FilterChoice, FilterForm, FilterText, List, type ListProps } from '../ui/list.tsx'
import { VerdictBadge } from '../ui/verdict.tsx'
import { useWords } from '../words/use-words.tsx'
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
    <h1>{useWords().submissions.title}</h1>
    <Filter {...props} />
    <SubmissionList {...props} />
  </>
)

const Filter = ({ filter, me }: SubmissionListProps) => {
  const { parts, submissions, verdicts } = useWords()
  return (
    <FilterForm
      action="/submissions"
      target="submissions"
      button={parts.filter}
      aside={
        me &&
        filter.user !== me && (
          <a class="aside" href={`/submissions?user=${me}`}>
            {submissions.onlyMine}
          </a>
        )
      }
    >
      <FilterText name="user" label={parts.handle} value={filter.user} />
      <FilterText
        name="problem"
        label={parts.problem}
        value={filter.problem}
        placeholder="kettle-queue"
      />
      <FilterChoice
        name="verdict"
        label={parts.verdict}
        value={filter.verdict}
        options={VERDICTS.toReversed().map((verdict) => [verdict, verdicts.words[verdict]])}
      />
    </FilterForm>
  )
}

export const SubmissionList = ({
  submissions,
  next,
}: Pick<SubmissionListProps, 'submissions' | 'next'>) => (
  <div id="submissions">
    <SubmissionTable
      submissions={submissions}
      empty={useWords().submissions.none}
      next={next}
      more={useWords().submissions.older}
    />
  </div>
)

export const SubmissionTable = ({
  submissions: rows,
  ...frame
}: Pick<SubmissionListProps, 'submissions'> &
  Pick<ListProps<SubmissionSummary>, 'empty' | 'next' | 'more'>) => {
  const { parts, submissions } = useWords()
  return (
    <List
      kind="submissions"
      rows={rows}
      columns={[
        { name: submissions.number, number: true },
        parts.problem,
        parts.verdict,
        submissions.by,
        parts.language,
        { name: parts.cpuTime, number: true },
        { name: parts.memory, number: true },
        submissions.submitted,
      ]}
      {...frame}
    >
      {(submission) => <SubmissionRow key={submission.id} {...submission} />}
    </List>
  )
}

const SubmissionRow = (submission: SubmissionSummary) => {
  const { authoring, format, submissions, verdicts } = useWords()
  const { id, slug, title, status, verdict, handle, language, timeMs, memoryKb } = submission
  return (
    <tr>
      <th scope="row" class="number">
        <a href={`/submissions/${id}`}>{id}</a>
      </th>
      <td>
        <a href={`/problems/${slug}`}>{title}</a>
      </td>
      <td>
        <VerdictBadge status={status} verdict={verdict} />{' '}
        {submission.outdated && (
          <span class="muted" title={submissions.outdated}>
            {authoring.outdated}
          </span>
        )}
      </td>
      <td>
        <a href={`/users/${handle}`}>{handle}</a>
      </td>
      <td>{verdicts.languages[language]}</td>
      <td class="number">{timeMs === null ? '' : format.milliseconds(timeMs)}</td>
      <td class="number">{memoryKb === null ? '' : format.memory(memoryKb)}</td>
      <td class="muted">
        <DateTime date={submission.createdAt} />
      </td>
    </tr>
  )
}
