import type { FieldError } from '../errors.ts'
import { ProviderLink } from '../oidc/views.tsx'
import { CurrentPasswordField, Field, FormErrors, NewPasswordField } from '../ui/form.tsx'
import { useWords } from '../words/use-words.tsx'

export interface LoginProps {
  /** Where to go afterwards. */
  back: string
  handle?: string
  /** Who else says who somebody is; null for nobody. */
  provider: string | null
  errors?: readonly FieldError[]
}

export const LoginPage = ({ back, handle, provider, errors = [] }: LoginProps) => {
  const { login, parts } = useWords()
  return (
    <section class="narrow">
      <h1>{login.title}</h1>
      <FormErrors errors={errors} shown={['handle', 'password']} />
      <form method="post" action="/login" class="stack">
        <input type="hidden" name="back" value={back} />
        <HandleField handle={handle} errors={errors} />
        <CurrentPasswordField name="password" label={parts.password} errors={errors} />
        <button class="primary" type="submit">
          {login.title}
        </button>
      </form>
      {provider !== null && <ProviderLink name={provider} back={back} />}
      <p>
        {login.noAccount} <a href="/register">{login.registerTitle}</a>
      </p>
    </section>
  )
}

export interface RegisterProps {
  handle?: string
  email?: string
  errors?: readonly FieldError[]
}

export const RegisterPage = ({ handle, email, errors = [] }: RegisterProps) => {
  const { login, parts } = useWords()
  return (
    <section class="narrow">
      <h1>{login.registerTitle}</h1>
      <FormErrors errors={errors} shown={['handle', 'email', 'password']} />
      <form method="post" action="/register" class="stack">
        <HandleField handle={handle} errors={errors} hint={login.handleHint} />
        <Field name="email" label={parts.email} hint={login.emailHint} errors={errors}>
          {(control) => (
            <input {...control} type="email" value={email} required autocomplete="email" />
          )}
        </Field>
        <NewPasswordField name="password" label={parts.password} errors={errors} />
        <button class="primary" type="submit">
          {login.registerTitle}
        </button>
      </form>
      <p>
        {login.registered} <a href="/login">{login.title}</a>
      </p>
    </section>
  )
}

interface HandleFieldProps {
  handle: string | undefined
  errors: readonly FieldError[]
  hint?: string
}

const HandleField = ({ handle, errors, hint }: HandleFieldProps) => (
  <Field name="handle" label={useWords().parts.handle} hint={hint} errors={errors}>
    {(control) => (
      <input
        {...control}
        value={handle}
        required
        autocomplete="username"
        autocapitalize="off"
        spellcheck={false}
      />
    )}
  </Field>
)
