import type { ComponentChildren, JSX } from 'preact'
import type { FieldError } from '../errors.ts'
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
          {sentence(error.message)}
        </p>
      )}
    </div>
  )
}

/** What is wrong with the whole form, or with fields that it does not show. */
export const FormErrors = ({
  errors,
  shown,
}: {
  errors: readonly FieldError[]
  shown: readonly string[]
}) => {
  const others = errors.filter(({ field }) => !shown.includes(field))
  if (errors.length === 0) return null
  return (
    <div class="notice error" role="alert">
      {others.length === 0 ? (
        <p>Some fields need another look.</p>
      ) : (
        <ul>
          {others.map(({ field, message }) => (
            <li key={field + message}>{field ? `${field}: ${message}` : sentence(message)}</li>
          ))}
        </ul>
      )}
    </div>
  )
}
