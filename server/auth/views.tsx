import type { FieldError } from '../errors.ts'
import { ProviderLink } from '../oidc/views.tsx'
import { Field, FormErrors } from '../ui/form.tsx'

export interface LoginProps {
  /** Where to go afterwards. */
  back: string
  handle?: string
  /** Who else says who somebody is; null for nobody. */
  provider: string | null
  errors?: readonly FieldError[]
}

export const LoginPage = ({ back, handle, provider, errors = [] }: LoginProps) => (
  <section class="narrow">
    <h1>Log in</h1>
    <FormErrors errors={errors} shown={['handle', 'password']} />
    <form method="post" action="/login" class="stack">
      <input type="hidden" name="back" value={back} />
      <Field name="handle" label="Handle" errors={errors}>
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
      <Field name="password" label="Password" errors={errors}>
        {(control) => (
          <input {...control} type="password" required autocomplete="current-password" />
        )}
      </Field>
      <button class="primary" type="submit">
        Log in
      </button>
    </form>
    {provider !== null && <ProviderLink name={provider} back={back} />}
    <p>
      No account yet? <a href="/register">Register</a>
    </p>
  </section>
)

export interface RegisterProps {
  handle?: string
  email?: string
  errors?: readonly FieldError[]
}

export const RegisterPage = ({ handle, email, errors = [] }: RegisterProps) => (
  <section class="narrow">
    <h1>Register</h1>
    <FormErrors errors={errors} shown={['handle', 'email', 'password']} />
    <form method="post" action="/register" class="stack">
      <Field
        name="handle"
        label="Handle"
        hint="2 to 32 letters, digits, hyphens or underscores. Everybody sees it."
        errors={errors}
      >
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
      <Field name="email" label="Email" hint="Nobody else sees it." errors={errors}>
        {(control) => (
          <input {...control} type="email" value={email} required autocomplete="email" />
        )}
      </Field>
      <Field name="password" label="Password" hint="At least 8 characters." errors={errors}>
        {(control) => (
          <input {...control} type="password" required minLength={8} autocomplete="new-password" />
        )}
      </Field>
      <button class="primary" type="submit">
        Register
      </button>
    </form>
    <p>
      Registered already? <a href="/login">Log in</a>
    </p>
  </section>
)
