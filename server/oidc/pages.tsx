import { Hono } from 'hono'
import { setSessionCookie } from '../auth/cookie.ts'
import type { AppEnv } from '../auth/middleware.ts'
import { notFound, notLoggedIn } from '../errors.ts'
import { clientAddress, clientOf } from '../http/address.ts'
import type { AppDeps } from '../http/limits.ts'
import { parse } from '../http/parse.ts'
import { page } from '../ui/page.tsx'
import { ownPath } from '../ui/preferences.ts'
import { refusal, textOf } from '../ui/refusal.ts'
import { finishLink, identify, logInAs, newcomerSchema, registerAs } from './actions.ts'
import { forgetFlow, keepFlow, readFlow } from './flow.ts'
import { CALLBACK, type Provider } from './provider.ts'
import { NewcomerPage } from './views.tsx'

/** Without a provider none of these exist. */
export const oidcPages = (deps: AppDeps) => {
  const providerOf = (): Provider => {
    if (!deps.oidc) throw notFound('Page')
    return deps.oidc
  }

  return new Hono<AppEnv>()
    .get('/login/oidc', async (c) => {
      const provider = providerOf()
      await deps.limits.auth(`address ${clientAddress(c)}`)
      const { url, checks } = await provider.begin()
      const back = ownPath(c.req.query('back'))
      await keepFlow(c, deps, { step: 'away', checks, back, linkFor: null })
      return c.redirect(url.href, 303)
    })
    .get(CALLBACK, async (c) => {
      const provider = providerOf()
      const flow = await readFlow(c, deps, 'away')
      if (!flow) throw notLoggedIn('This login was begun elsewhere or too long ago: log in again')
      forgetFlow(c)
      const client = clientOf(c)
      const query = new URL(c.req.url).search
      const identity = await identify(deps, provider, { query, flow, address: client.address })
      if (flow.linkFor !== null) {
        const { user } = c.var
        if (!user) throw notLoggedIn()
        await finishLink(deps, { user, address: client.address }, { flow, identity })
        return c.redirect('/account?done=linked', 303)
      }
      const session = await logInAs(deps, identity, client)
      if (session) {
        setSessionCookie(c, session, provider.secure)
        return c.redirect(flow.back, 303)
      }
      await keepFlow(c, deps, { step: 'newcomer', identity, back: flow.back })
      return c.redirect('/login/oidc/new', 303)
    })
    .get('/login/oidc/new', async (c) => {
      const { name } = providerOf()
      const newcomer = await readFlow(c, deps, 'newcomer')
      if (!newcomer) return c.redirect('/login', 303)
      const { handle, email } = newcomer.identity
      const known = { provider: name, handle: handle ?? '', email: email ?? '' }
      return page(c, c.var.words.oidc.newcomer, <NewcomerPage {...known} />)
    })
    .post('/login/oidc/new', async (c) => {
      const { name, secure } = providerOf()
      const newcomer = await readFlow(c, deps, 'newcomer')
      if (!newcomer) return c.redirect('/login', 303)
      const { handle, email } = await c.req.parseBody()
      try {
        const wish = parse(newcomerSchema, { handle, email })
        setSessionCookie(c, await registerAs(deps, newcomer, wish, clientOf(c)), secure)
      } catch (error) {
        const { status, errors } = refusal(error)
        const known = { provider: name, handle: textOf(handle), email: textOf(email) }
        const shown = <NewcomerPage {...known} errors={errors} />
        return page(c, c.var.words.oidc.newcomer, shown, { status })
      }
      forgetFlow(c)
      return c.redirect(newcomer.back, 303)
    })
}
