import type { Context } from 'hono'
import { createMiddleware } from 'hono/factory'
import type { Logger } from 'pino'
import { recordDeed } from '../audit/queries.ts'
import type { Sql } from '../database.ts'
import type { Deps } from '../deps.ts'
import { forbidden, notLoggedIn } from '../errors.ts'
import { clientAddress } from '../http/address.ts'
import { readLocale } from '../words/locale.ts'
import { WORDS, type Words } from '../words/words.ts'
import { bearerOf } from './bearer.ts'
import { readSessionCookie } from './cookie.ts'
import { type CurrentUser, findSessionUser, findTokenUser, touchToken } from './queries.ts'
import type { Scope } from './scopes.ts'
import { hashSecret, TOKEN_PREFIX } from './secrets.ts'
import { readToken } from './tokens.ts'

export interface AppEnv {
  Variables: {
    /** Of the pages, in the reader's language. */
    words: Words
    /** Null for a visitor. */
    user: CurrentUser | null
    /** Whether a bearer token says who it is, and not the cookie. */
    byToken: boolean
    /** Whether what `X-Forwarded-…` headers say is believed. */
    trustProxy: boolean
    /** Names the request in the log, in its answer and for whoever asks about it. */
    requestId: string
    /** Writes the request's id along. */
    log: Logger
    /** Enters what an admin did into the audit log. */
    recordAdmin: (subject: string) => Promise<void>
  }
}

/** What follows `requireUser` and its like knows that there is a user. */
export interface UserEnv {
  Variables: AppEnv['Variables'] & { user: CurrentUser }
}

/** What follows `requireSession` knows that a person has logged in. */
export interface SessionEnv {
  Variables: AppEnv['Variables'] & { user: CurrentUser & { sessionId: string } }
}

/** Everybody, until `identify` knows better. */
export const asVisitor = (trustProxy: boolean) =>
  createMiddleware<AppEnv>(async function asVisitor(c, next) {
    c.set('words', WORDS[readLocale(c)])
    c.set('user', null)
    c.set('byToken', false)
    c.set('trustProxy', trustProxy)
    await next()
  })

/**
 * Finds out who asks. A program that sends a bad token must hear of it; a browser that sends an old
 * cookie is a visitor.
 */
export const identify = ({ sql, jwtSecret }: Deps) =>
  createMiddleware<AppEnv>(async function identify(c, next) {
    const bearer = bearerOf(c)
    const user = bearer?.startsWith(TOKEN_PREFIX)
      ? await tokenUser(sql, bearer, clientAddress(c))
      : await sessionUser(sql, jwtSecret, bearer ?? readSessionCookie(c))
    if (user) c.set('user', user)
    else if (bearer) throw notLoggedIn('The token is not valid: log in again')
    c.set('byToken', bearer !== undefined)
    c.set('recordAdmin', (subject) =>
      recordDeed(sql, {
        action: 'admin',
        userId: user?.id ?? null,
        handle: user?.handle ?? null,
        address: clientAddress(c),
        subject,
      }),
    )
    await next()
  })

async function sessionUser(sql: Sql, jwtSecret: Uint8Array, token: string | undefined) {
  const sessionId = token && (await readToken(jwtSecret, token))
  return sessionId ? findSessionUser(sql, sessionId) : undefined
}

async function tokenUser(sql: Sql, token: string, address: string) {
  const found = await findTokenUser(sql, hashSecret(token))
  if (!found) return undefined
  const { user, tokenId, name } = found
  if (await touchToken(sql, tokenId, address)) {
    const { id: userId, handle } = user
    await recordDeed(sql, { action: 'token_used', userId, handle, address, subject: name })
  }
  return user
}

/** Whoever submits and reads what is theirs. */
export const requireUser = createMiddleware<UserEnv>(async function requireUser(c, next) {
  if (!c.var.user) throw notLoggedIn()
  if (c.req.method !== 'GET') requireScope(c.var.user, 'submit')
  await next()
})

/** What only the person may do: a program that has one of their tokens could take the account. */
export const requireSession = createMiddleware<SessionEnv>(async function requireSession(c, next) {
  if (!c.var.user) throw notLoggedIn()
  if (c.var.user.sessionId === null) throw forbidden('No API token may do this: log in')
  await next()
})

/** Who writes problems. */
export const requireAuthor = createMiddleware<UserEnv>(async function requireAuthor(c, next) {
  if (!c.var.user) throw notLoggedIn()
  if (!c.var.user.mayAuthor) {
    requireScope(c.var.user, 'author')
    throw forbidden('Only an admin may do this')
  }
  await next()
  await recordChange(c)
})

export const requireAdmin = createMiddleware<UserEnv>(async function requireAdmin(c, next) {
  if (!c.var.user) throw notLoggedIn()
  if (c.var.user.role !== 'admin') {
    requireScope(c.var.user, 'admin')
    throw forbidden('Only an admin may do this')
  }
  await next()
  await recordChange(c)
})

function requireScope({ scopes }: CurrentUser, scope: Scope): void {
  if (scopes?.includes(scope) === false) throw forbidden(`This token lacks the scope "${scope}"`)
}

/** Every route for admins is covered by being one, so that none can be forgotten. */
async function recordChange(c: Context<UserEnv>): Promise<void> {
  const { method, path } = c.req
  if (method === 'GET' || method === 'HEAD' || c.res.status >= 400) return
  await c.var.recordAdmin(`${method} ${path}`)
}
