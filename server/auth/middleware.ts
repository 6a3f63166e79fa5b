import { createMiddleware } from 'hono/factory'
import type { Logger } from 'pino'
import type { Deps } from '../deps.ts'
import { forbidden, notLoggedIn } from '../errors.ts'
import { bearerOf } from './bearer.ts'
import { readSessionCookie } from './cookie.ts'
import { type CurrentUser, findSessionUser } from './queries.ts'
import { readToken } from './tokens.ts'

export interface AppEnv {
  Variables: {
    /** Null for a visitor. */
    user: CurrentUser | null
    /** Whether a bearer token says who it is, and not the cookie. */
    byToken: boolean
    /** Names the request in the log, in its answer and for whoever asks about it. */
    requestId: string
    /** Writes the request's id along. */
    log: Logger
  }
}

/** What follows `requireUser` or `requireAdmin` knows that there is a user. */
export interface UserEnv {
  Variables: AppEnv['Variables'] & { user: CurrentUser }
}

/** Everybody, until `identify` knows better. */
export const asVisitor = createMiddleware<AppEnv>(async function asVisitor(c, next) {
  c.set('user', null)
  c.set('byToken', false)
  await next()
})

/**
 * Finds out who asks. A program that sends a bad token must hear of it; a browser that sends an old
 * cookie is a visitor.
 */
export const identify = ({ sql, jwtSecret }: Deps) =>
  createMiddleware<AppEnv>(async function identify(c, next) {
    const bearer = bearerOf(c)
    const token = bearer ?? readSessionCookie(c)
    const sessionId = token && (await readToken(jwtSecret, token))
    const user = sessionId && (await findSessionUser(sql, sessionId))
    if (user) c.set('user', user)
    else if (bearer) throw notLoggedIn('The token is not valid: log in again')
    c.set('byToken', bearer !== undefined)
    await next()
  })

export const requireUser = createMiddleware<UserEnv>(async function requireUser(c, next) {
  if (!c.var.user) throw notLoggedIn()
  await next()
})

export const requireAdmin = createMiddleware<UserEnv>(async function requireAdmin(c, next) {
  if (!c.var.user) throw notLoggedIn()
  if (c.var.user.role !== 'admin') throw forbidden('Only an admin may do this')
  await next()
})
