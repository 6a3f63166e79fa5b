import type { ComponentChildren } from 'preact'
import type { FieldError } from '../errors.ts'
import { Field, FormErrors } from '../ui/form.tsx'
import { List } from '../ui/list.tsx'
import { useWords } from '../words/use-words.tsx'
import { CASE_FIELDS, type CaseFields } from './case-form.ts'
import { AuthoringLinks } from './links.tsx'
import type { CaseSummary } from './queries.ts'

interface ProblemProps {
  slug: string
  title: string
  version: number
  kind: 'function' | 'stdio'
}

export interface CasesProps {
  problem: ProblemProps
  cases: readonly CaseSummary[]
  next: string | null
  form: CaseFields
  errors?: readonly FieldError[]
  done?: string | null
}

export const CasesPage = (props: CasesProps) => {
  const { problem, form, errors = [], done } = props
  const { authoring } = useWords()
  const path = `/admin/problems/${problem.slug}/cases`
  return (
    <>
      <h1>{authoring.casesOf(problem.title)}</h1>
      <AuthoringLinks slug={problem.slug} />
      <Done words={done} />
      <Cases {...props} path={path} />
      <section aria-labelledby="add-one">
        <h2 id="add-one">{authoring.addOne}</h2>
        <CaseForm action={path} problem={problem} form={form} errors={errors}>
          {authoring.add}
        </CaseForm>
      </section>
      <section aria-labelledby="add-many">
        <h2 id="add-many">{authoring.addMany}</h2>
        <form method="post" action={`${path}/archive`} enctype="multipart/form-data" class="stack">
          <Version problem={problem} />
          <Field
            name="package"
            label={authoring.archive}
            hint={authoring.archiveHint(
              <code>*.in</code>,
              <code>*.ans, *.out</code>,
              <code>sample</code>,
            )}
            errors={errors}
          >
            {(control) => <input {...control} type="file" accept=".zip" required />}
          </Field>
          <label class="check">
            <input type="checkbox" name="replace" /> {authoring.replaceAll}
          </label>
          <button type="submit">{authoring.upload}</button>
        </form>
      </section>
    </>
  )
}

export const Done = ({ words }: { words: string | null | undefined }) =>
  words ? (
    <p class="notice done" role="status">
      {words}
    </p>
  ) : null

const Version = ({ problem }: { problem: ProblemProps }) => (
  <input type="hidden" name="version" value={problem.version} />
)

const Cases = ({ cases, next, path }: CasesProps & { path: string }) => {
  const { authoring } = useWords()
  return (
    <List
      rows={cases}
      columns={[
        { name: authoring.number, number: true },
        authoring.kind,
        authoring.group,
        { name: authoring.points, number: true },
        authoring.begins,
        { name: authoring.size, number: true },
      ]}
      empty={authoring.noCases}
      next={next}
      more={authoring.more}
    >
      {(one) => (
        <tr key={one.ordinal}>
          <th scope="row" class="number">
            <a href={`${path}/${one.ordinal}`}>{one.ordinal}</a>
          </th>
          <td>{one.sample ? authoring.sample : authoring.hidden}</td>
          <td>{one.group}</td>
          <td class="number">{Number(one.points.toFixed(4))}</td>
          <td>
            <code>{one.begins}</code>
          </td>
          <td class="number">{authoring.bytes(one.bytes)}</td>
        </tr>
      )}
    </List>
  )
}

export interface CaseProps {
  problem: ProblemProps
  ordinal: number
  form: CaseFields
  errors?: readonly FieldError[]
}

export const CasePage = ({ problem, ordinal, form, errors = [] }: CaseProps) => {
  const { authoring } = useWords()
  const path = `/admin/problems/${problem.slug}/cases/${ordinal}`
  return (
    <>
      <h1>{authoring.caseOf(ordinal, problem.title)}</h1>
      <AuthoringLinks slug={problem.slug} />
      <CaseForm action={path} problem={problem} form={form} errors={errors}>
        {authoring.save}
      </CaseForm>
      <form method="post" action={`${path}/delete`} class="actions">
        <Version problem={problem} />
        <button type="submit" class="danger">
          {authoring.delete}
        </button>
      </form>
    </>
  )
}

interface CaseFormProps {
  action: string
  problem: ProblemProps
  form: CaseFields
  errors: readonly FieldError[]
  children: ComponentChildren
}

const CaseForm = ({ action, problem, form, errors, children }: CaseFormProps) => {
  const { authoring } = useWords()
  const isFunction = problem.kind === 'function'
  return (
    <form method="post" action={action} enctype="multipart/form-data" class="stack">
      <FormErrors
        errors={errors}
        shown={[...CASE_FIELDS, 'inputFile', 'expectedFile', 'package']}
      />
      <Version problem={problem} />
      <TextOrFile
        name="input"
        label={authoring.input}
        hint={isFunction && authoring.functionInput(<code>[[2, 7], 9]</code>)}
        file={authoring.inputFile}
        value={form.input}
        errors={errors}
      />
      <TextOrFile
        name="expected"
        label={authoring.expected}
        hint={isFunction && authoring.functionExpected}
        file={authoring.expectedFile}
        value={form.expected}
        errors={errors}
      />
      <Field name="group" label={authoring.group} errors={errors}>
        {(control) => <input {...control} value={form.group} />}
      </Field>
      <Field name="points" label={authoring.points} errors={errors}>
        {(control) => (
          <input {...control} type="number" min={0} step="any" value={form.points} required />
        )}
      </Field>
      <label class="check">
        <input type="checkbox" name="sample" checked={form.sample} /> {authoring.isSample}
      </label>
      <button class="primary" type="submit">
        {children}
      </button>
    </form>
  )
}

const TextOrFile = (props: {
  name: 'input' | 'expected'
  label: string
  hint: ComponentChildren
  file: string
  value: string
  errors: readonly FieldError[]
}) => (
  <>
    <Field name={props.name} label={props.label} hint={props.hint} errors={props.errors}>
      {(control) => (
        <textarea {...control} class="code" rows={5} spellcheck={false}>
          {`\n${props.value}`}
        </textarea>
      )}
    </Field>
    <Field name={`${props.name}File`} label={props.file} errors={props.errors}>
      {(control) => <input {...control} type="file" />}
    </Field>
  </>
)
