import type { ComponentChildren, JSX } from 'preact'
import type { FieldError } from '../errors.ts'
import { useWords } from '../words/use-words.tsx'
import { sentence } from './format.tsx'

export interface FieldProps {
  name: string
  label: string
  hint?: ComponentChildren
  errors?: readonly FieldError[] | undefined
  /** The control; it is given what ties it to its label, hint and error. */
  children: (control: ControlProps) => JSX.Element
}

export interface ControlProps {
  id: string
  name: string
  'aria-describedby': string | undefined
  'aria-invalid': 'true' | undefined
}

export const Field = ({ name, label, hint, errors = [], children }: FieldProps) => {
  const { message } = useWords()
  const error = errors.find(({ field }) => field === name)
  const described = [hint ? `${name}-hint` : '', error ? `${name}-error` : ''].filter(Boolean)
  return (
    <div class="field">
      <label for={name}>{label}</label>
      {children({
        id: name,
        name,
        'aria-describedby': described.join(' ') || undefined,
        'aria-invalid': error ? 'true' : undefined,
      })}
      {hint && (
        <p class="hint" id={`${name}-hint`}>
          {hint}
        </p>
      )}
      {error && (
        <p class="field-error" id={`${name}-error`}>
          {sentence(message(error.message))}
        </p>
      )}
    </div>
  )
}

type PasswordProps = Pick<FieldProps, 'name' | 'label' | 'errors'>

export const CurrentPasswordField = (props: PasswordProps) => (
  <Field {...props}>
    {(control) => <input {...control} type="password" required autocomplete="current-password" />}
  </Field>
)

export const NewPasswordField = (props: PasswordProps) => (
  <Field {...props} hint={useWords().parts.passwordHint}>
    {(control) => (
      <input {...control} type="password" required minLength={8} autocomplete="new-password" />
    )}
  </Field>
)

/** What is wrong with the whole form, or with fields that it does not show. */
export const FormErrors = ({
  errors,
  shown,
}: {
  errors: readonly FieldError[]
  shown: readonly string[]
}) => {
  const { message, parts } = useWords()
  const others = errors.filter(({ field }) => !shown.includes(field))
  if (errors.length === 0) return null
  return (
    <div class="notice error" role="alert">
      {others.length === 0 ? (
        <p>{parts.someFields}</p>
      ) : (
        <ul>
          {others.map((error) => (
            <li key={error.field + error.message}>
              {error.field
                ? `${error.field}: ${message(error.message)}`
                : sentence(message(error.message))}
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
