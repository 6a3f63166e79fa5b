import type { FieldError } from '../errors.ts'
import type { ImportReport } from '../packages/import.ts'
import { Field, FormErrors } from '../ui/form.tsx'
import { Table } from '../ui/list.tsx'
import { VerdictBadge } from '../ui/verdict.tsx'
import { useWords } from '../words/use-words.tsx'
import { AuthoringLinks } from './links.tsx'

export const ImportPage = ({ errors = [] }: { errors?: readonly FieldError[] }) => {
  const { authoring } = useWords()
  return (
    <>
      <h1>{authoring.importTitle}</h1>
      <p class="lead">{authoring.importAbout}</p>
      <form method="post" action="/admin/import" enctype="multipart/form-data" class="stack">
        <FormErrors errors={errors} shown={['package', 'slug']} />
        <Field name="package" label={authoring.archive} errors={errors}>
          {(control) => <input {...control} type="file" accept=".zip,.kpp" required />}
        </Field>
        <Field
          name="slug"
          label={authoring.importSlug}
          hint={authoring.importSlugHint}
          errors={errors}
        >
          {(control) => <input {...control} autocapitalize="off" spellcheck={false} />}
        </Field>
        <label class="check">
          <input type="checkbox" name="replace" /> {authoring.replace}
        </label>
        <button class="primary" type="submit">
          {authoring.import}
        </button>
      </form>
    </>
  )
}

export const ImportedPage = ({ report }: { report: ImportReport }) => {
  const { authoring } = useWords()
  const { slug, title, replaced, warnings, submissions, unjudgeable } = report
  return (
    <>
      <h1>{replaced ? authoring.replaced(title) : authoring.imported(title)}</h1>
      <p>
        <a class="button" href={`/problems/${slug}`}>
          {authoring.look}
        </a>{' '}
        <a class="button" href={`/admin/problems/${slug}`}>
          {authoring.change}
        </a>
      </p>
      <AuthoringLinks slug={slug} />
      {unjudgeable !== null && <p class="notice error">{authoring.unjudgeable(unjudgeable)}</p>}
      <Facts report={report} />
      <section aria-labelledby="warnings">
        <h2 id="warnings">{authoring.warnings}</h2>
        {warnings.length === 0 ? (
          <p class="empty">{authoring.noWarnings}</p>
        ) : (
          <ul>
            {warnings.map((warning) => (
              <li key={warning}>{warning}</li>
            ))}
          </ul>
        )}
      </section>
      {submissions.length > 0 && <Examples report={report} />}
    </>
  )
}

const Facts = ({ report }: { report: ImportReport }) => {
  const { authoring, format } = useWords()
  const { caseCount, sampleCount, timeLimitMs, memoryLimitMb, checker, languages, groups } = report
  return (
    <ul>
      <li>{authoring.caseCount(caseCount, sampleCount)}</li>
      <li>{authoring.limits(timeLimitMs, memoryLimitMb)}</li>
      <li>{authoring.checkedBy(checker.name)}</li>
      <li>{authoring.inLanguages(languages.join(', '))}</li>
      {groups.map(({ name, points }) => (
        <li key={name}>
          {authoring.group} {name}: {format.number(points)}
        </li>
      ))}
    </ul>
  )
}

const Examples = ({ report }: { report: ImportReport }) => {
  const { authoring } = useWords()
  return (
    <section aria-labelledby="examples">
      <h2 id="examples">{authoring.solutions}</h2>
      <Table
        columns={[
          authoring.solution,
          authoring.expects,
          authoring.got,
          { name: authoring.score, number: true },
          authoring.asExpected,
        ]}
      >
        {report.submissions.map(({ file, expected, got, score, asExpected, note }) => (
          <tr key={file}>
            <th scope="row">{file}</th>
            <td>{expected ?? authoring.nothing}</td>
            <td>{got ? <VerdictBadge verdict={got} /> : note}</td>
            <td class="number">{score}</td>
            <td>
              {asExpected !== null &&
                (asExpected ? authoring.asExpected : <strong>{authoring.notAsExpected}</strong>)}
            </td>
          </tr>
        ))}
      </Table>
    </section>
  )
}
