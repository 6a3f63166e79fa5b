import { Hono } from 'hono'
import { notLoggedIn } from '../errors.ts'
import { clientOf } from '../http/address.ts'
import type { AppDeps } from '../http/limits.ts'
import { parseJson } from '../http/parse.ts'
import { credentialsSchema, logIn, register, registrationSchema } from './accounts.ts'
import { clearSessionCookie } from './cookie.ts'
import { type AppEnv, requireSession, requireUser } from './middleware.ts'
import { deleteSession, findAccount } from './queries.ts'

export const authApi = (deps: AppDeps) =>
  new Hono<AppEnv>()
    .post('/auth/register', async (c) => {
      const registration = await parseJson(c, registrationSchema)
      const user = await register(deps, registration, clientOf(c))
      return c.json({ user }, 201)
    })
    .post('/auth/login', async (c) => {
      const credentials = await parseJson(c, credentialsSchema)
      return c.json(await logIn(deps, credentials, clientOf(c)))
    })
    .post('/auth/logout', requireSession, async (c) => {
      await deleteSession(deps.sql, c.var.user.sessionId)
      clearSessionCookie(c)
      return c.body(null, 204)
    })
    .get('/me', requireUser, async (c) => {
      const user = await findAccount(deps.sql, c.var.user.id)
      if (!user) throw notLoggedIn()
      return c.json({ user })
    })
