import type { FieldError } from '../errors.ts'
import { DIFFICULTIES } from '../packages/draft.ts'
import { Field, FormErrors } from '../ui/form.tsx'
import { count } from '../ui/format.tsx'
import { CHECKERS, FIELDS, type FormFields } from './problem-form.ts'

export interface ProblemFormProps {
  action: string
  submit: string
  form: FormFields
  errors?: readonly FieldError[]
  /** How many cases an empty field leaves as they are. */
  keptCases?: number
}

const KINDS = { function: 'A function', stdio: 'A program, input to output' }

export const ProblemForm = (props: ProblemFormProps) => {
  const { action, submit, errors = [] } = props
  return (
    <form method="post" action={action} class="problem-form">
      <FormErrors errors={errors} shown={FIELDS} />
      <fieldset>
        <legend>What it is</legend>
        <Text {...props} name="title" label="Title" required />
        <Text
          {...props}
          name="slug"
          label="Slug"
          hint="Its address: lower-case letters and digits, joined by hyphens."
          required
        />
        <Choice
          {...props}
          name="difficulty"
          label="Difficulty"
          options={Object.fromEntries(DIFFICULTIES.map((name) => [name, name]))}
        />
        <Text {...props} name="tags" label="Tags" hint="Separated by commas." />
        <Area {...props} name="statement" label="Statement" hint="Markdown." rows={14} required />
      </fieldset>
      <fieldset>
        <legend>What is to be written</legend>
        <Choice {...props} name="kind" label="Kind" options={KINDS} />
        <Text {...props} name="functionName" label="Function name" hint="For a function only." />
        <Area
          {...props}
          name="params"
          label="Parameters"
          hint="One to a line, as in “numbers: int[]”."
          rows={3}
        />
        <Text {...props} name="returns" label="Returns" hint="A type: int, string[], float?, …" />
      </fieldset>
      <fieldset>
        <legend>How it is judged</legend>
        <Numeral {...props} name="timeLimitMs" label="CPU time a case, ms" />
        <Numeral {...props} name="memoryLimitMb" label="Memory, MB" />
        <Numeral {...props} name="outputLimitKb" label="Output, KB" />
        <Choice {...props} name="checker" label="An answer is right when" options={CHECKERS} />
        <Text {...props} name="absolute" label="Absolute tolerance" hint="For numbers." />
        <Text {...props} name="relative" label="Relative tolerance" hint="For numbers." />
        <Cases {...props} />
      </fieldset>
      <fieldset>
        <legend>Credits</legend>
        <Text {...props} name="author" label="Author" />
        <Text {...props} name="source" label="Source" />
        <Text {...props} name="license" label="License" />
      </fieldset>
      <button class="primary" type="submit">
        {submit}
      </button>
    </form>
  )
}

type FieldOf = ProblemFormProps & {
  name: keyof FormFields
  label: string
  hint?: string
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
  options,
}: FieldOf & { options: Record<string, string> }) => (
  <Field name={name} label={label} errors={errors}>
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

const Cases = (props: ProblemFormProps) => (
  <Area
    {...props}
    name="testCases"
    label="Test cases"
    hint={
      props.keptCases
        ? `JSON. Left empty, the ${count(props.keptCases, 'case')} stay as they are.`
        : `JSON: ${EXAMPLE}. A program's input and output are strings.`
    }
    rows={12}
    required={!props.keptCases}
  />
)
