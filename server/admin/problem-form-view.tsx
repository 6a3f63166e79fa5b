import type { ComponentChildren } from 'preact'
import type { FieldError } from '../errors.ts'
import type { Translation } from '../packages/draft.ts'
import { Field, FormErrors } from '../ui/form.tsx'
import { languageName } from '../ui/language-name.ts'
import { LOCALES } from '../words/locale.ts'
import { useWords } from '../words/use-words.tsx'
import { FIELDS, type FieldName, type FormFields } from './problem-form.ts'
import { StatementPreview } from './statement-preview.tsx'
import { offeredTranslations, translationField } from './translation-fields.ts'

export interface ProblemFormProps {
  action: string
  submit: string
  form: FormFields
  errors?: readonly FieldError[]
  /** How many cases an empty field leaves as they are. */
  keptCases?: number
  /** Of the stored problem, that has the statement's files. */
  stored?: string
  /** The statement is to be shown as its readers will see it. */
  preview?: boolean
}

export const ProblemForm = (props: ProblemFormProps) => {
  const { action, submit, form, errors = [], stored, preview = false } = props
  const translations = offeredTranslations(form)
  const { parts, problemForm: t, verdicts } = useWords()
  return (
    <form method="post" action={action} class="problem-form">
      <FormErrors errors={errors} shown={[...FIELDS, ...translations.flatMap(fieldsOf)]} />
      <fieldset>
        <legend>{t.whatItIs}</legend>
        <Text {...props} name="title" label={t.title} required />
        <Text {...props} name="slug" label={t.slug} hint={t.slugHint} required />
        <Choice
          {...props}
          name="difficulty"
          label={parts.difficulty}
          options={parts.difficulties}
        />
        <Text {...props} name="tags" label={parts.tags} hint={t.tagsHint} />
        <Area
          {...props}
          name="statement"
          label={t.statement}
          hint={t.statementHint}
          rows={14}
          required
        />
        <StatementPreview
          text={preview ? form.statement : ''}
          language={form.language}
          slug={stored}
        />
        <Choice
          {...props}
          name="language"
          label={t.language}
          hint={t.languageHint}
          options={languageOptions(form.language)}
        />
      </fieldset>
      {translations.map((translation) => (
        <TranslationFields key={translation.language} {...props} translation={translation} />
      ))}
      <fieldset>
        <legend>{t.whatToWrite}</legend>
        <Choice {...props} name="kind" label={t.kind} options={t.kinds} />
        <Text {...props} name="functionName" label={t.functionName} hint={t.functionOnly} />
        <Area
          {...props}
          name="params"
          label={t.params}
          hint={t.paramsHint(<code>numbers: int[]</code>)}
          rows={3}
        />
        <Text
          {...props}
          name="returns"
          label={t.returns}
          hint={t.returnsHint(<code>int, string[], float?</code>)}
        />
      </fieldset>
      <fieldset>
        <legend>{t.howJudged}</legend>
        <Numeral {...props} name="timeLimitMs" label={t.timeLimit} />
        <Numeral {...props} name="memoryLimitMb" label={t.memoryLimit} />
        <Numeral {...props} name="outputLimitKb" label={t.outputLimit} />
        <Choice {...props} name="checker" label={t.checker} options={t.checkers} />
        <Text {...props} name="absolute" label={t.absolute} hint={t.forNumbers} />
        <Text {...props} name="relative" label={t.relative} hint={t.forNumbers} />
        <Choice
          {...props}
          name="checkerLanguage"
          label={t.checkerLanguage}
          options={verdicts.languages}
        />
        <Area
          {...props}
          name="checkerCode"
          label={t.checkerCode}
          hint={t.checkerCodeHint(<code>{CHECKER}</code>, <code>{PART}</code>)}
          rows={6}
        />
        <Cases {...props} />
        <Area
          {...props}
          name="groups"
          label={t.groups}
          hint={t.groupsHint(<code>{GROUP}</code>, <code>min</code>, <code>sum</code>)}
          rows={3}
        />
        <Choice {...props} name="visibility" label={t.visibility} options={t.visibilities} />
      </fieldset>
      <fieldset>
        <legend>{t.credits}</legend>
        <Text {...props} name="author" label={t.author} />
        <Text {...props} name="source" label={t.source} />
        <Text {...props} name="license" label={t.license} />
      </fieldset>
      <p class="actions">
        <button class="primary" type="submit">
          {submit}
        </button>
        <button
          type="submit"
          name="act"
          value="preview"
          formnovalidate
          hx-post={stored ? `/admin/preview?problem=${stored}` : '/admin/preview'}
          hx-trigger={previewTrigger(translations)}
          hx-target="#preview"
          hx-swap="outerHTML"
        >
          {t.preview}
        </button>
      </p>
    </form>
  )
}

const fieldsOf = ({ language }: Translation) => [
  translationField('title', language),
  translationField('statement', language),
]

/** The button, and every pause in writing a statement. */
const previewTrigger = (translations: readonly Translation[]) =>
  ['statement', ...translations.map(({ language }) => translationField('statement', language))]
    .map((id) => `input delay:500ms from:#${id}`)
    .concat('click')
    .join(', ')

const languageOptions = (own: string) =>
  Object.fromEntries([...new Set([...LOCALES, own])].map((one) => [one, languageName(one)]))

/** Closed while there is nothing in it, so that a problem in one language stays a short form. */
const TranslationFields = ({
  errors = [],
  stored,
  preview,
  translation,
}: ProblemFormProps & { translation: Translation }) => {
  const { language, title, statement } = translation
  const { problemForm: t } = useWords()
  const [titleName = '', statementName = ''] = fieldsOf(translation)
  return (
    <details class="translation" open={`${title}${statement}` !== ''}>
      <summary>
        <span lang={language}>{languageName(language)}</span>
      </summary>
      <p class="hint">{t.translationHint}</p>
      <Field name={titleName} label={t.titleIn(languageName(language))} errors={errors}>
        {(control) => <input {...control} lang={language} value={title} />}
      </Field>
      <Field
        name={statementName}
        label={t.statementIn(languageName(language))}
        hint={t.statementHint}
        errors={errors}
      >
        {(control) => (
          <textarea {...control} lang={language} class="code" rows={14} spellcheck={false}>
            {`\n${statement}`}
          </textarea>
        )}
      </Field>
      <StatementPreview
        text={preview ? statement : ''}
        language={language}
        slug={stored}
        of={language}
      />
    </details>
  )
}

const CHECKER =
  "function check(input, expected, output) { return { verdict: output === expected ? 'ok' : 'wrong' } }"
const PART = "{ verdict: 'points', points: 0.5 }"
const GROUP = 'hard | 60 | min | after easy; medium | stop'

type FieldOf = ProblemFormProps & {
  name: FieldName
  label: string
  hint?: ComponentChildren
  required?: boolean
}

const Text = ({ form, errors, name, label, hint, required }: FieldOf) => (
  <Field name={name} label={label} hint={hint} errors={errors}>
    {(control) => <input {...control} value={form[name]} required={required} />}
  </Field>
)

const Numeral = ({ form, errors, name, label }: FieldOf) => (
  <Field name={name} label={label} errors={errors}>
    {(control) => <input {...control} type="number" min={1} value={form[name]} required />}
  </Field>
)

const Area = ({ form, errors, name, label, hint, required, rows }: FieldOf & { rows: number }) => (
  <Field name={name} label={label} hint={hint} errors={errors}>
    {(control) => (
      <textarea {...control} class="code" rows={rows} required={required} spellcheck={false}>
        {`\n${form[name]}`}
      </textarea>
    )}
  </Field>
)

const Choice = ({
  form,
  errors,
  name,
  label,
  hint,
  options,
}: FieldOf & { options: Record<string, string> }) => (
  <Field name={name} label={label} hint={hint} errors={errors}>
    {(control) => (
      <select {...control}>
        {Object.entries(options).map(([value, words]) => (
          <option key={value} value={value} selected={value === form[name]}>
            {words}
          </option>
        ))}
      </select>
    )}
  </Field>
)

const EXAMPLE = '[{"input": [[2, 7], 9], "expected": [0, 1], "sample": true}]'

const Cases = (props: ProblemFormProps) => {
  const { problemForm } = useWords()
  return (
    <Area
      {...props}
      name="testCases"
      label={problemForm.testCases}
      hint={
        props.keptCases
          ? problemForm.casesStay(props.keptCases)
          : problemForm.casesHint(<code>{EXAMPLE}</code>)
      }
      rows={12}
    />
  )
}
