import { type Context, Hono } from 'hono'
import { clientOf } from '../http/address.ts'
import type { AppDeps } from '../http/limits.ts'
import { parse } from '../http/parse.ts'
import { page } from '../ui/page.tsx'
import { ownPath } from '../ui/preferences.ts'
import { refusal, textOf } from '../ui/refusal.ts'
import {
  type Credentials,
  credentialsSchema,
  logIn,
  register,
  registrationSchema,
} from './accounts.ts'
import { clearSessionCookie, setSessionCookie } from './cookie.ts'
import type { AppEnv } from './middleware.ts'
import { deleteSession } from './queries.ts'
import { LoginPage, RegisterPage } from './views.tsx'

export const authPages = (deps: AppDeps) => {
  const provider = deps.oidc?.name ?? null
  const enter = async (c: Context<AppEnv>, credentials: Credentials) =>
    setSessionCookie(c, await logIn(deps, credentials, clientOf(c)))

  return new Hono<AppEnv>()
    .get('/login', (c) =>
      page(
        c,
        c.var.words.login.title,
        <LoginPage back={ownPath(c.req.query('back'))} provider={provider} />,
      ),
    )
    .post('/login', async (c) => {
      const form = await c.req.parseBody()
      const back = ownPath(form.back)
      const handle = textOf(form.handle)
      try {
        await enter(c, parse(credentialsSchema, { handle, password: form.password }))
      } catch (error) {
        const { status, errors } = refusal(error)
        const shown = <LoginPage {...{ back, handle, provider, errors }} />
        return page(c, c.var.words.login.title, shown, { status })
      }
      return c.redirect(back, 303)
    })
    .get('/register', (c) => page(c, c.var.words.login.registerTitle, <RegisterPage />))
    .post('/register', async (c) => {
      const { handle, email, password } = await c.req.parseBody()
      try {
        const registration = parse(registrationSchema, { handle, email, password })
        await register(deps, registration, clientOf(c))
        await enter(c, registration)
      } catch (error) {
        const { status, errors } = refusal(error)
        const known = { handle: textOf(handle), email: textOf(email) }
        return page(
          c,
          c.var.words.login.registerTitle,
          <RegisterPage {...known} errors={errors} />,
          { status },
        )
      }
      return c.redirect('/problems', 303)
    })
    .post('/logout', async (c) => {
      if (c.var.user?.sessionId) await deleteSession(deps.sql, c.var.user.sessionId)
      clearSessionCookie(c)
      return c.redirect('/problems', 303)
    })
}
