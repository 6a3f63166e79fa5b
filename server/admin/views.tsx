import type { QueueLength } from '../cluster/queries.ts'
import type { FieldError } from '../errors.ts'
import type { ProblemSummary } from '../problems/queries.ts'
import { DifficultyLabel } from '../problems/views.tsx'
import { count } from '../ui/format.tsx'
import type { FormFields } from './problem-form.ts'
import { ProblemForm } from './problem-form-view.tsx'

export interface AdminProps {
  problems: readonly ProblemSummary[]
  queue: QueueLength
  next: string | null
}

export const AdminPage = ({ problems, queue, next }: AdminProps) => (
  <>
    <h1>Admin</h1>
    <p class="lead">
      {count(queue.queued, 'submission')} waiting, {queue.judging} being judged.{' '}
      <a href="/fleet">The fleet</a> · <a href="/admin/users">Users</a> ·{' '}
      <a href="/admin/audit">Audit log</a>
    </p>
    <p>
      <a class="button primary" href="/admin/problems/new">
        New problem
      </a>
    </p>
    {problems.length === 0 ? (
      <p class="empty">No problem yet.</p>
    ) : (
      <table class="list problems">
        <thead>
          <tr>
            <th scope="col">Problem</th>
            <th scope="col">Difficulty</th>
            <th scope="col" class="number">
              Submissions
            </th>
            <th scope="col">
              <span class="visually-hidden">Page</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {problems.map((problem) => (
            <tr key={problem.slug}>
              <th scope="row">
                <a href={`/admin/problems/${problem.slug}`}>{problem.title}</a>
              </th>
              <td>
                <DifficultyLabel difficulty={problem.difficulty} />
              </td>
              <td class="number">{problem.submissionCount.toLocaleString('en')}</td>
              <td>
                <a href={`/problems/${problem.slug}`}>
                  View<span class="visually-hidden"> {problem.title}</span>
                </a>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    )}
    {next && (
      <p class="paging">
        <a class="button" rel="next" href={next}>
          Next page
        </a>
      </p>
    )}
  </>
)

export const NewProblemPage = (props: { form: FormFields; errors?: readonly FieldError[] }) => (
  <>
    <h1>New problem</h1>
    <ProblemForm action="/admin/problems" submit="Create" {...props} />
  </>
)

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
}

export const EditProblemPage = (props: EditProblemProps) => {
  const { slug, title, caseCount, submissionCount, form, errors = [], done } = props
  const path = `/admin/problems/${slug}`
  return (
    <>
      <header>
        <h1>{title}</h1>
        <p class="muted">
          <a href={`/problems/${slug}`}>View</a> · {count(caseCount, 'case')} ·{' '}
          {count(submissionCount, 'finished submission')}
        </p>
      </header>
      {done && (
        <p class="notice done" role="status">
          {done}
        </p>
      )}
      <ProblemForm action={path} submit="Save" form={form} errors={errors} keptCases={caseCount} />
      <section aria-labelledby="rejudge">
        <h2 id="rejudge">Judge again</h2>
        <form method="post" action={`${path}/rejudge`} class="stack">
          <p>Every submission of this problem is judged anew, with the problem as it is now.</p>
          <button type="submit">Judge all again</button>
        </form>
      </section>
      <section aria-labelledby="delete">
        <h2 id="delete">Delete</h2>
        <form method="post" action={`${path}/delete`} class="stack">
          <label class="check">
            <input type="checkbox" name="sure" required /> Delete the problem with its cases and
            submissions. This cannot be undone.
          </label>
          <button type="submit" class="danger">
            Delete
          </button>
        </form>
      </section>
    </>
  )
}
