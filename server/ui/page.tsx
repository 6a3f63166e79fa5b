import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'
import type { AppEnv } from '../auth/middleware.ts'
import { readTheme } from './preferences.ts'
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
  c.header('Vary', 'HX-Request-Type, Cookie')
  // A page names its reader, and may hold code of theirs.
  c.header('Cache-Control', 'private, no-cache')
  if (c.req.header('HX-Request-Type') === 'partial') return c.html(renderToString(part), status)
  const shell = (
    <Shell title={title} user={c.var.user} path={c.req.path} theme={readTheme(c)} refresh={refresh}>
      {body}
    </Shell>
  )
  return c.html(`<!doctype html>${renderToString(shell)}`, status)
}
