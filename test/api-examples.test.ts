/** Replays every example of the API's description against the whole judge, with a real worker. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { createDocument, operations } from '../server/openapi/document.ts'
import { failuresOf, type Operation } from '../server/openapi/operation.ts'
import { problemDetails } from '../server/openapi/schemas.ts'
import { ADMIN, judge, type Stack, startStack } from './stack.ts'

let stack: Stack
beforeAll(async () => {
  stack = await startStack({ workers: 1 })
})
afterAll(() => stack.stop())

const ADA = { handle: 'ada', email: 'ada@example.com', password: 'correct horse battery' }

const send = (
  { method, path }: Pick<Operation, 'method' | 'path'>,
  {
    token,
    json,
    headers,
    body,
  }: { token?: string; json?: unknown; headers?: Record<string, string>; body?: Blob } = {},
) =>
  fetch(stack.url + path, {
    method,
    headers: {
      ...(token && { Authorization: `Bearer ${token}` }),
      ...(json !== undefined && { 'Content-Type': 'application/json' }),
      ...headers,
    },
    ...(json !== undefined && { body: JSON.stringify(json) }),
    ...(body && { body }),
  })

const sessionSchema = z.object({ token: z.string() })
async function logIn(account: { handle: string; password: string }): Promise<string> {
  const { handle, password } = account
  const path = '/api/v1/auth/login'
  const answer = await send({ method: 'POST', path }, { json: { handle, password } })
  return sessionSchema.parse(await answer.json()).token
}

/** As `operations`, but nothing is deleted before it was used, and the account is the last to go. */
const story = operations.toSorted((one, other) => place(one) - place(other))
function place({ method, path, access }: Operation): number {
  if (path.endsWith('/auth/register')) return -3
  if (method === 'POST' && path.endsWith('/problems')) return -2
  if (path.endsWith('/submissions') && method === 'POST') return -1
  // What is judged again at once is not finished for a while.
  if (/^(?!.*rejudges).*rejudge$/.test(path)) return 0.5
  if (path.endsWith('/account')) return 3
  if (path.endsWith('/account/password') || path.endsWith('/auth/reset')) return 2
  return method === 'DELETE' || (access === 'session' && path.endsWith('/logout')) ? 1 : 0
}

/** What an example cannot know: ids and secrets that are random. */
async function resolved(operation: Operation): Promise<Operation['example']> {
  const { path, example } = operation
  if (path.endsWith('/sessions/:id')) {
    const [session] = await stack.sql`
      select s.id from sessions s join users u on u.id = s.user_id where u.handle = 'ada'
       order by s.created_at limit 1`
    return { ...example, params: { id: String(session?.id) } }
  }
  if (path.endsWith('/identities/:id')) {
    const [identity] = await stack.sql`
      insert into identities (user_id, issuer, subject)
      select id, 'https://login.example.org', 'ada' from users where handle = 'ada' returning id`
    return { ...example, params: { id: String(identity?.id) } }
  }
  if (path.endsWith('/apply') || path.endsWith('/drop')) {
    const token = await logIn(ADMIN)
    await judge(stack, token, 'sum', { code: 'const sum = (a, b) => a + b' })
    const begun = await stack.api('POST', '/rejudges', { token, json: { problem: 'sum' } })
    const { id } = begun.body
    const isThrough = async () => {
      const { body } = await stack.api('GET', `/rejudges/${id}`, { token })
      const { judged, total } = body as unknown as { judged: number; total: number }
      return judged === total
    }
    await expect.poll(isThrough, { timeout: 10_000 }).toBe(true)
    return { ...example, params: { id: String(id) } }
  }
  if (path.endsWith('/auth/reset')) {
    const token = await logIn(ADMIN)
    const link = { method: 'POST', path: '/api/v1/users/ada/reset-link' } as const
    const made = z.object({ path: z.string() }).parse(await (await send(link, { token })).json())
    return { ...example, body: { ...(example.body as object), token: made.path.split('=')[1] } }
  }
  return example
}

/** Everybody begins every example with the password that the examples give them. */
async function tokenFor({ access, path }: Operation): Promise<string | undefined> {
  if (path.endsWith('/register')) return undefined
  await stack.sql`update users set password_hash = ${passwordHash} where handle = 'ada'`
  if (access === 'everybody') return undefined
  return logIn(access === 'user' || access === 'session' ? ADA : ADMIN)
}
let passwordHash = ''

/** The only file that the API takes, as the API itself writes it. */
async function packageOf(slug: string): Promise<Blob> {
  const path = `/api/v1/problems/${slug}/package`
  const answer = await send({ method: 'GET', path }, { token: await logIn(ADMIN) })
  return new Blob([await answer.arrayBuffer()], { type: 'application/zip' })
}

test.each(story.map((operation) => [`${operation.method} ${operation.path}`, operation] as const))(
  'the example of %s is true',
  async (_, operation) => {
    const token = await tokenFor(operation)
    const { params = {}, query, headers, body, status } = await resolved(operation)
    const path = operation.path.replace(/:(\w+)/g, (_, name: string) => params[name] ?? '')
    const file = operation.upload && (await packageOf('sum'))
    const answer = await send(
      { method: operation.method, path: `${path}${query ? `?${new URLSearchParams(query)}` : ''}` },
      {
        ...(token !== undefined && { token }),
        ...(body !== undefined && { json: body }),
        ...(headers && { headers }),
        ...(file && { body: file }),
      },
    )
    const text = await answer.text()
    expect(answer.status, text).toBe(status)
    const told = operation.answers[status]
    for (const name of Object.keys(told?.headers ?? {})) expect(answer.headers.has(name)).toBe(true)
    if (told?.schema) told.schema.parse(JSON.parse(text))
    else if (told?.type) expect(answer.headers.get('Content-Type')).toContain(told.type)
    else expect(text).toBe('')
    if (operation.path.endsWith('/register')) {
      const [user] = await stack.sql`select password_hash from users where handle = 'ada'`
      passwordHash = String(user?.passwordHash)
    }
  },
)

test.each(
  operations
    .filter((operation) => operation.access !== 'everybody')
    .map((operation) => [`${operation.method} ${operation.path}`, operation] as const),
)('%s refuses a visitor as described', async (_, operation) => {
  expect([...failuresOf(operation).keys()]).toContain(401)
  const path = operation.path.replace(/:\w+/g, '1')
  const answer = await send({ ...operation, path })
  expect(answer.status).toBe(401)
  expect(answer.headers.get('Content-Type')).toBe('application/problem+json')
  problemDetails.parse(await answer.json())
})

test('every status of every answer is one that somebody can be told of', () => {
  for (const path of Object.values(createDocument().paths as Record<string, object>))
    for (const { responses } of Object.values(path) as { responses: Record<string, object> }[])
      for (const status of Object.keys(responses)) expect(status).toMatch(/^[2-5]\d\d$/)
})
