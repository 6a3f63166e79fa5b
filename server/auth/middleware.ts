import { createMiddleware } from 'hono/factory'
import { forbidden, notLoggedIn } from '../errors.ts'
import type { CurrentUser } from './queries.ts'

export interface AppEnv {
  Variables: {
    /** Null for a visitor. */
    user: CurrentUser | null
  }
}

/** What follows `requireUser` or `requireAdmin` knows that there is a user. */
export interface UserEnv {
  Variables: { user: CurrentUser }
}

export const requireUser = createMiddleware<UserEnv>(async function requireUser(c, next) {
  if (!c.var.user) throw notLoggedIn()
  await next()
})

export const requireAdmin = createMiddleware<UserEnv>(async function requireAdmin(c, next) {
  if (!c.var.user) throw notLoggedIn()
  if (c.var.user.role !== 'admin') throw forbidden('Only an admin may do this')
  await next()
})
