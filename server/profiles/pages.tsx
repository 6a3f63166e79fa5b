import { Hono } from 'hono'
import type { AppEnv } from '../auth/middleware.ts'
import { notFound } from '../errors.ts'
import type { AppDeps } from '../http/limits.ts'
import { listSubmissions } from '../submissions/queries.ts'
import { page } from '../ui/page.tsx'
import { findProfile } from './queries.ts'
import { ProfilePage } from './views.tsx'

const RECENT = 15

export const profilePages = ({ sql }: AppDeps) =>
  new Hono<AppEnv>().get('/users/:handle', async (c) => {
    const profile = await findProfile(sql, c.req.param('handle'))
    if (!profile) throw notFound('User')
    const language = c.var.words.locale
    const recent = await listSubmissions(sql, { user: profile.handle, language, limit: RECENT })
    const today = new Date()
    return page(c, profile.handle, <ProfilePage profile={profile} recent={recent} today={today} />)
  })
