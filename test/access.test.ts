/** Who may use which route: every route of the app, and every kind of asker. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { SCOPES, type Scope } from '../server/auth/scopes.ts'
import { createTestApp, sumProblem, type TestApp } from './app.ts'

/** What a route asks for; `submit`, `author` and `admin` ask a token for the scope of that name. */
type Level = 'everybody' | 'user' | 'submit' | 'session' | 'author' | 'admin'

const LEVELS: Record<string, Level> = {
  'GET /assets/:file': 'everybody',
  'GET /healthz': 'everybody',
  'GET /readyz': 'everybody',
  'GET /metrics': 'everybody',
  'GET /api/openapi.json': 'everybody',
  'GET /api/docs': 'everybody',
  'POST /preferences': 'everybody',
  'GET /': 'everybody',
  'GET /login': 'everybody',
  'POST /login': 'everybody',
  'GET /login/oidc': 'everybody',
  'GET /login/oidc/callback': 'everybody',
  'GET /login/oidc/new': 'everybody',
  'POST /login/oidc/new': 'everybody',
  'GET /register': 'everybody',
  'POST /register': 'everybody',
  'POST /logout': 'everybody',
  'GET /reset': 'everybody',
  'POST /reset': 'everybody',
  'GET /problems': 'everybody',
  'GET /problems/:slug': 'everybody',
  'GET /problems/:slug/files/:name{.+}': 'everybody',
  'GET /problems/:slug/runs': 'everybody',
  'POST /problems/:slug/runs': 'submit',
  'POST /problems/:slug/submissions': 'submit',
  'GET /submissions': 'everybody',
  'GET /submissions/:id': 'everybody',
  'GET /submissions/:id/live': 'everybody',
  'POST /submissions/:id/rejudge': 'admin',
  'GET /ranking': 'everybody',
  'GET /fleet': 'everybody',
  'GET /users/:handle': 'everybody',
  'GET /account': 'session',
  'POST /account/password': 'session',
  'GET /account/tokens': 'session',
  'POST /account/tokens': 'session',
  'POST /account/tokens/:id/revoke': 'session',
  'POST /account/sessions/:id/end': 'session',
  'POST /account/identities': 'session',
  'POST /account/identities/:id/unlink': 'session',
  'POST /account/delete': 'session',
  'GET /admin': 'admin',
  'GET /admin/users': 'admin',
  'POST /admin/users/:handle/reset-link': 'admin',
  'GET /admin/audit': 'admin',
  'GET /admin/problems/new': 'admin',
  'POST /admin/problems': 'admin',
  'GET /admin/problems/:slug': 'admin',
  'POST /admin/problems/:slug': 'admin',
  'POST /admin/problems/:slug/rejudge': 'admin',
  'POST /admin/problems/:slug/delete': 'admin',
  'GET /admin/problems/:slug/cases': 'admin',
  'POST /admin/problems/:slug/cases': 'admin',
  'POST /admin/problems/:slug/cases/archive': 'admin',
  'GET /admin/problems/:slug/cases/:ordinal': 'admin',
  'POST /admin/problems/:slug/cases/:ordinal': 'admin',
  'POST /admin/problems/:slug/cases/:ordinal/delete': 'admin',
  'GET /admin/problems/:slug/solutions': 'admin',
  'POST /admin/problems/:slug/solutions': 'admin',
  'POST /admin/problems/:slug/solutions/judge': 'admin',
  'POST /admin/problems/:slug/solutions/delete': 'admin',
  'GET /admin/import': 'admin',
  'POST /admin/import': 'admin',
  'POST /admin/preview': 'admin',
  'GET /admin/rejudges': 'admin',
  'POST /admin/rejudges': 'admin',
  'GET /admin/rejudges/:id': 'admin',
  'POST /admin/rejudges/:id/apply': 'admin',
  'POST /admin/rejudges/:id/drop': 'admin',
  'POST /api/v1/auth/register': 'everybody',
  'POST /api/v1/auth/login': 'everybody',
  'POST /api/v1/auth/logout': 'session',
  'POST /api/v1/auth/reset': 'everybody',
  'GET /api/v1/me': 'user',
  'GET /api/v1/problems': 'everybody',
  'GET /api/v1/problems/:slug': 'everybody',
  'GET /api/v1/problems/:slug/types': 'everybody',
  'POST /api/v1/problems': 'author',
  'POST /api/v1/problems/import': 'author',
  'GET /api/v1/problems/:slug/package': 'author',
  'GET /api/v1/problems/:slug/solutions': 'author',
  'POST /api/v1/problems/:slug/solutions/judge': 'author',
  'PUT /api/v1/problems/:slug': 'author',
  'DELETE /api/v1/problems/:slug': 'author',
  'POST /api/v1/problems/:slug/submissions': 'submit',
  'POST /api/v1/problems/:slug/runs': 'submit',
  'POST /api/v1/problems/:slug/rejudge': 'admin',
  'GET /api/v1/submissions': 'everybody',
  'GET /api/v1/submissions/:id': 'everybody',
  'GET /api/v1/submissions/:id/events': 'everybody',
  'POST /api/v1/submissions/:id/rejudge': 'admin',
  'GET /api/v1/rejudges': 'admin',
  'POST /api/v1/rejudges': 'admin',
  'GET /api/v1/rejudges/preview': 'admin',
  'GET /api/v1/rejudges/:id': 'admin',
  'POST /api/v1/rejudges/:id/apply': 'admin',
  'POST /api/v1/rejudges/:id/drop': 'admin',
  'GET /api/v1/workers': 'everybody',
  'POST /api/v1/account/password': 'session',
  'DELETE /api/v1/account': 'session',
  'GET /api/v1/account/tokens': 'session',
  'POST /api/v1/account/tokens': 'session',
  'DELETE /api/v1/account/tokens/:id': 'session',
  'GET /api/v1/account/identities': 'session',
  'DELETE /api/v1/account/identities/:id': 'session',
  'GET /api/v1/account/sessions': 'session',
  'DELETE /api/v1/account/sessions/:id': 'session',
  'GET /api/v1/users': 'admin',
  'POST /api/v1/users/:handle/reset-link': 'admin',
  'GET /api/v1/audit': 'admin',
}

interface Asker {
  name: string
  role: 'user' | 'admin' | null
  /** Of the token that they come with; null for who has logged in. */
  scope: Scope | null
}

const ASKERS: Asker[] = [
  { name: 'a visitor', role: null, scope: null },
  { name: 'a user', role: 'user', scope: null },
  { name: 'an admin', role: 'admin', scope: null },
  ...(['user', 'admin'] as const).flatMap((role) =>
    SCOPES.map((scope) => ({
      name: `a token of ${role === 'user' ? 'a user' : 'an admin'} to ${scope}`,
      role,
      scope,
    })),
  ),
]

function may({ role, scope }: Asker, level: Level): boolean {
  if (level === 'everybody') return true
  if (role === null) return false
  switch (level) {
    case 'user':
      return true
    case 'submit':
      return scope === null || scope === 'submit'
    case 'session':
      return scope === null
    case 'author':
      return role === 'admin' && (scope === null || scope === 'author' || scope === 'admin')
    case 'admin':
      return role === 'admin' && (scope === null || scope === 'admin')
    default:
      return level satisfies never
  }
}

let judge: TestApp
const tokens = new Map<Asker, string>()
beforeAll(async () => {
  judge = await createTestApp()
  const sessions = {
    user: (await judge.signUp('ada')).token,
    admin: (await judge.signUp('chief', 'admin')).token,
  }
  for (const asker of ASKERS) {
    const { role, scope } = asker
    if (role === null) continue
    tokens.set(asker, scope === null ? sessions[role] : await makeToken(sessions[role], scope))
  }
})
afterAll(() => judge.close())

async function makeToken(token: string, scope: Scope): Promise<string> {
  const json = { name: scope, scopes: [scope] }
  const answer = await judge.api('POST', '/account/tokens', { token, json })
  return ((await answer.json()) as { token: string }).token
}

/** Nothing that a request could do is there, so whoever may do it changes nothing. */
const request = (route: string, token: string | undefined) => {
  const [method = '', pattern = ''] = route.split(' ')
  const path = pattern.replace(/:(\w+)(?:\{.*\})?/g, (_, name) =>
    name === 'id' ? '999999' : 'nowhere',
  )
  // Who logs out with their session would be nobody for the rest.
  if (pattern.endsWith('/logout'))
    return judge.call(method, path, { token: token?.startsWith('dps_') ? token : undefined })
  return judge.call(method, path, { token, ...(method === 'GET' ? {} : { json: {} }) })
}

test('every route has a row here, and every row a route', () => {
  const routes = judge.app.routes.filter(({ method }) => method !== 'ALL')
  const names = new Set(routes.map(({ method, path }) => `${method} ${path}`))
  expect(Object.keys(LEVELS).sort()).toEqual([...names].sort())
})

test.each(Object.entries(LEVELS))('%s is for whom it is for: %s', async (route, level) => {
  for (const asker of ASKERS) {
    const ownSession = asker.role !== null && asker.scope === null
    if (ownSession && route.endsWith('/logout')) continue
    const { status } = await request(route, tokens.get(asker))
    const refused = status === 401 || status === 403
    expect(`${asker.name}: ${refused ? 'refused' : 'let in'}`).toBe(
      `${asker.name}: ${may(asker, level) ? 'let in' : 'refused'}`,
    )
    if (refused) expect(status).toBe(asker.role === null ? 401 : 403)
  }
})

test('what is another’s does not exist, for admins too', async () => {
  const owner = await judge.signUp('owner')
  const made = await judge.api('POST', '/account/tokens', {
    token: owner.token,
    json: { name: 'x' },
  })
  const { id: tokenId } = (await made.json()) as { id: number }
  const [session] = await judge.sql`select id from sessions where user_id = ${owner.id}`
  const others = ASKERS.filter(({ role, scope }) => role !== null && scope === null)
  for (const asker of others) {
    const token = tokens.get(asker)
    for (const [method, path] of [
      ['DELETE', `/api/v1/account/tokens/${tokenId}`],
      ['DELETE', `/api/v1/account/sessions/${session?.id}`],
      ['POST', `/account/tokens/${tokenId}/revoke`],
      ['POST', `/account/sessions/${session?.id}/end`],
    ] as const)
      expect((await judge.call(method, path, { token })).status, path).toBe(404)
  }
  expect((await judge.api('GET', '/me', { token: owner.token })).status).toBe(200)
})

test('an author’s code is for themselves and admins', async () => {
  const [author, other] = [await judge.signUp('author'), await judge.signUp('stranger')]
  const admin = tokens.get(ASKERS.find(({ role, scope }) => role === 'admin' && !scope) as Asker)
  await judge.api('POST', '/problems', { token: admin, json: sumProblem('sum') })
  const json = { language: 'javascript', code: 'function sum(a, b) {}' }
  const answer = await judge.api('POST', '/problems/sum/submissions', { token: author.token, json })
  const { id } = (await answer.json()) as { id: number }
  const codeFor = async (token: string | undefined) =>
    ((await (await judge.api('GET', `/submissions/${id}`, { token })).json()) as { code: unknown })
      .code
  expect(await codeFor(author.token)).toBe(json.code)
  expect(await codeFor(admin)).toBe(json.code)
  expect(await codeFor(other.token)).toBe(null)
  expect(await codeFor(undefined)).toBe(null)
})
