import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { VNode } from 'preact'
import type { AppEnv } from '../auth/middleware.ts'
import { render } from '../words/use-words.tsx'
import { placeOf, readTheme } from './preferences.ts'
import { Shell } from './shell.tsx'

export interface PageOptions {
  status?: ContentfulStatusCode
  /** What replaces a part of a page that is open already; without it, the body. */
  part?: VNode
  /** Seconds after which a browser without scripts should ask again. */
  refresh?: number | undefined
}

/** The one place that decides between a whole page and the part of one that htmx asked for. */
export function page<Env extends AppEnv>(
  c: Context<Env>,
  title: string,
  body: VNode,
  { status = 200, part = body, refresh }: PageOptions = {},
) {
  c.header('Vary', 'HX-Request-Type, Cookie, Accept-Language')
  // A page names its reader, and may hold code of theirs.
  c.header('Cache-Control', 'private, no-cache')
  const { user, words } = c.var
  if (c.req.header('HX-Request-Type') === 'partial') return c.html(render(words, part), status)
  const shell = (
    <Shell title={title} user={user} place={placeOf(c)} theme={readTheme(c)} refresh={refresh}>
      {body}
    </Shell>
  )
  return c.html(`<!doctype html>${render(words, shell)}`, status)
}
