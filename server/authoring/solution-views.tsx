import type { FieldError } from '../errors.ts'
import { EXPECTATIONS, type Expected } from '../packages/draft.ts'
import type { SolutionReport } from '../problems/solutions.ts'
import { Field, FormErrors } from '../ui/form.tsx'
import { List } from '../ui/list.tsx'
import { VerdictBadge } from '../ui/verdict.tsx'
import { useWords } from '../words/use-words.tsx'
import { Done } from './case-views.tsx'
import { AuthoringLinks } from './links.tsx'

export interface SolutionFields {
  name: string
  code: string
  expected: readonly Expected[]
}

export interface SolutionsProps {
  slug: string
  title: string
  solutions: readonly SolutionReport[]
  form: SolutionFields
  errors?: readonly FieldError[]
  done?: string | null
}

export const SolutionsPage = (props: SolutionsProps) => {
  const { slug, title, solutions, done } = props
  const { authoring } = useWords()
  const path = `/admin/problems/${slug}/solutions`
  const asked = solutions.filter(({ submissionId }) => submissionId !== null)
  const judged = asked.filter(({ status }) => status === 'done')
  const isWaiting = judged.length < asked.length
  return (
    <>
      <h1>{authoring.solutionsOf(title)}</h1>
      <AuthoringLinks slug={slug} />
      <Done words={done} />
      {solutions.length > 0 && (
        <form method="post" action={`${path}/judge`} class="actions">
          <button class="primary" type="submit">
            {authoring.judgeAll}
          </button>
          {isWaiting && (
            <span role="status">{authoring.judged(judged.length, solutions.length)}</span>
          )}
          {solutions.every(({ asExpected }) => asExpected) && (
            <span>{authoring.allAsExpected}</span>
          )}
        </form>
      )}
      <List
        rows={solutions}
        columns={[
          authoring.solution,
          authoring.expects,
          authoring.got,
          { name: authoring.score, number: true },
          authoring.asExpected,
          { name: authoring.delete, hidden: true },
        ]}
        empty={authoring.noSolutions}
      >
        {(solution) => <SolutionRow key={solution.name} path={path} solution={solution} />}
      </List>
      <section aria-labelledby="add">
        <h2 id="add">{authoring.addSolution}</h2>
        <SolutionForm {...props} path={path} />
      </section>
    </>
  )
}

const SolutionRow = ({ path, solution }: { path: string; solution: SolutionReport }) => {
  const { authoring } = useWords()
  const { name, expected, submissionId, status, got, score, asExpected, outdated } = solution
  return (
    <tr>
      <th scope="row">
        <a href={`${path}?name=${encodeURIComponent(name)}#add`}>{name}</a>
      </th>
      <td>{expectedWords(expected, authoring)}</td>
      <td>
        {submissionId === null ? (
          <span class="muted">{authoring.notJudged}</span>
        ) : (
          <a href={`/submissions/${submissionId}`}>
            <VerdictBadge status={status ?? 'queued'} verdict={got} />
          </a>
        )}{' '}
        {outdated && <span class="muted">{authoring.outdated}</span>}
      </td>
      <td class="number">{score}</td>
      <td>
        {asExpected !== null && (
          <strong class={asExpected ? 'difficulty easy' : 'difficulty hard'}>
            {asExpected ? authoring.asExpected : authoring.notAsExpected}
          </strong>
        )}
      </td>
      <td>
        <form method="post" action={`${path}/delete`}>
          <input type="hidden" name="name" value={name} />
          <button type="submit" aria-label={`${authoring.delete} ${name}`}>
            {authoring.delete}
          </button>
        </form>
      </td>
    </tr>
  )
}

const expectedWords = (
  expected: readonly Expected[],
  words: { expectations: Record<Expected, string>; nothing: string },
) =>
  expected.length === 0 ? words.nothing : expected.map((one) => words.expectations[one]).join(', ')

const SolutionForm = ({ path, form, errors = [] }: SolutionsProps & { path: string }) => {
  const { authoring } = useWords()
  return (
    <form method="post" action={path} class="stack">
      <FormErrors errors={errors} shown={['name', 'code']} />
      <Field
        name="name"
        label={authoring.name}
        hint={authoring.nameHint(<code>wrong_answer/off-by-one.js</code>)}
        errors={errors}
      >
        {(control) => <input {...control} value={form.name} required spellcheck={false} />}
      </Field>
      <Field name="code" label={authoring.code} errors={errors}>
        {(control) => (
          <textarea {...control} class="code" rows={12} required spellcheck={false}>
            {`\n${form.code}`}
          </textarea>
        )}
      </Field>
      <fieldset>
        <legend>{authoring.expects}</legend>
        <p class="hint">{authoring.expectsHint}</p>
        {EXPECTATIONS.filter((one) => one !== 'internal_error').map((one) => (
          <label class="check" key={one}>
            <input
              type="checkbox"
              name="expected"
              value={one}
              checked={form.expected.includes(one)}
            />{' '}
            {authoring.expectations[one]}
          </label>
        ))}
      </fieldset>
      <button type="submit">{authoring.save}</button>
    </form>
  )
}
