import { AuthoringLinks } from '../authoring/links.tsx'
import type { QueueLength } from '../cluster/queries.ts'
import type { FieldError } from '../errors.ts'
import type { ProblemSummary } from '../problems/queries.ts'
import { DifficultyLabel } from '../problems/views.tsx'
import { List } from '../ui/list.tsx'
import { useWords } from '../words/use-words.tsx'
import type { FormFields } from './problem-form.ts'
import { ProblemForm } from './problem-form-view.tsx'

export interface AdminProps {
  problems: readonly ProblemSummary[]
  queue: QueueLength
  next: string | null
}

export const AdminPage = ({ problems, queue, next }: AdminProps) => {
  const { admin, authoring, parts } = useWords()
  return (
    <>
      <h1>{admin.title}</h1>
      <p class="lead">
        {admin.queue(queue.queued, queue.judging)} <a href="/fleet">{admin.fleet}</a> ·{' '}
        <a href="/admin/users">{admin.users}</a> · <a href="/admin/audit">{admin.audit}</a> ·{' '}
        <a href="/admin/rejudges">{admin.judgeAgain}</a>
      </p>
      <p>
        <a class="button primary" href="/admin/problems/new">
          {admin.newProblem}
        </a>{' '}
        <a class="button" href="/admin/import">
          {authoring.importTitle}
        </a>
      </p>
      <List
        kind="problems"
        rows={problems}
        empty={admin.none}
        columns={[
          parts.problem,
          parts.difficulty,
          { name: admin.submissions, number: true },
          { name: admin.view, hidden: true },
        ]}
        next={next}
      >
        {(problem) => <ProblemLine key={problem.slug} {...problem} />}
      </List>
    </>
  )
}

const ProblemLine = (problem: ProblemSummary) => {
  const { slug, title, difficulty, submissionCount, visibility } = problem
  const { admin, format } = useWords()
  return (
    <tr>
      <th scope="row">
        <a href={`/admin/problems/${slug}`}>{title}</a>
        {visibility === 'draft' && <span class="muted"> {admin.draft}</span>}
      </th>
      <td>
        <DifficultyLabel difficulty={difficulty} />
      </td>
      <td class="number">{format.number(submissionCount)}</td>
      <td>
        <a href={`/problems/${slug}`} aria-label={admin.viewProblem(title)}>
          {admin.view}
        </a>
      </td>
    </tr>
  )
}

export const NewProblemPage = (props: {
  form: FormFields
  errors?: readonly FieldError[]
  preview?: boolean
}) => {
  const { admin } = useWords()
  return (
    <>
      <h1>{admin.newProblem}</h1>
      <ProblemForm action="/admin/problems" submit={admin.create} {...props} />
    </>
  )
}

export interface EditProblemProps {
  /** As it is stored; the form may hold another one. */
  slug: string
  title: string
  caseCount: number
  submissionCount: number
  form: FormFields
  errors?: readonly FieldError[]
  /** What was done just now. */
  done?: string | null
  preview?: boolean
}

export const EditProblemPage = (props: EditProblemProps) => {
  const { slug, title, caseCount, submissionCount, form, errors = [], done, preview } = props
  const path = `/admin/problems/${slug}`
  const { admin } = useWords()
  return (
    <>
      <header>
        <h1>{title}</h1>
        <p class="muted">
          <a href={`/problems/${slug}`}>{admin.view}</a> ·{' '}
          {admin.counts(caseCount, submissionCount)}
        </p>
        <AuthoringLinks slug={slug} />
      </header>
      {done && (
        <p class="notice done" role="status">
          {done}
        </p>
      )}
      <ProblemForm
        action={path}
        submit={admin.save}
        form={form}
        errors={errors}
        keptCases={caseCount}
        stored={slug}
        preview={preview ?? false}
      />
      <section aria-labelledby="rejudge">
        <h2 id="rejudge">{admin.judgeAgain}</h2>
        <form method="post" action={`${path}/rejudge`} class="stack">
          <p>{admin.judgeAgainMeans}</p>
          <p>
            <a href={`/admin/rejudges?problem=${slug}&preview=1`}>{admin.lookFirst}</a>
          </p>
          <button type="submit">{admin.judgeAll}</button>
        </form>
      </section>
      <section aria-labelledby="delete">
        <h2 id="delete">{admin.delete}</h2>
        <form method="post" action={`${path}/delete`} class="stack">
          <label class="check">
            <input type="checkbox" name="sure" required /> {admin.deleteSure}
          </label>
          <button type="submit" class="danger">
            {admin.delete}
          </button>
        </form>
      </section>
    </>
  )
}
