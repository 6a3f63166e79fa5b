/** Problem packages over HTTP, in and out, and the files that statements refer to. */
import { Readable } from 'node:stream'
import { Hono } from 'hono'
import { createMiddleware } from 'hono/factory'
import { z } from 'zod'
import { type AppEnv, requireAuthor } from '../auth/middleware.ts'
import { notFound } from '../errors.ts'
import type { AppDeps } from '../http/limits.ts'
import { parseQuery } from '../http/parse.ts'
import { slugSchema } from '../packages/draft.ts'
import { judgingBy } from '../packages/examples.ts'
import { importPackage } from '../packages/import.ts'
import { withUploadedPackage } from '../packages/upload.ts'
import { writePackage } from '../packages/write.ts'
import { findFile } from './files.ts'
import { findProblemId, loadDraft } from './queries.ts'
import { judgeSolutions, reportSolutions } from './solutions.ts'

const flag = z
  .enum(['0', '1', 'true', 'false'])
  .transform((text) => text === '1' || text === 'true')

export const importQuerySchema = z.strictObject({
  /** Instead of the name of the package's folder. */
  slug: slugSchema.optional(),
  /** Takes the place of a problem of the same slug. */
  replace: flag.default(false),
  /** Judges the example solutions, as far as they are in a language that is judged. */
  judge: flag.default(true),
})

export const packageApi = (deps: AppDeps) => {
  const { sql } = deps
  return new Hono<AppEnv>()
    .post('/problems/import', requireAuthor, async (c) => {
      const { slug, replace, judge } = parseQuery(c, importQuerySchema)
      const judging = judgingBy(deps, c.var.user.id, c.req.raw.signal)
      const options = { slug, replace, judging: judge ? judging : null }
      const report = await withUploadedPackage(c, (files) => importPackage(sql, files, options))
      return c.json(report, 201, { Location: `/api/v1/problems/${report.slug}` })
    })
    .get('/problems/:slug/package', requireAuthor, async (c) => {
      const draft = await loadDraft(sql, c.req.param('slug'))
      if (!draft) throw notFound('Problem')
      return c.body(Readable.toWeb(writePackage(draft)) as ReadableStream, 200, {
        'Content-Type': 'application/zip',
        'Content-Disposition': `attachment; filename="${draft.slug}.zip"`,
      })
    })
    .get('/problems/:slug/solutions', requireAuthor, async (c) => {
      const id = await findProblemId(sql, c.req.param('slug'))
      if (id === undefined) throw notFound('Problem')
      return c.json({ items: await reportSolutions(sql, id), next: null })
    })
    .post('/problems/:slug/solutions/judge', requireAuthor, async (c) =>
      c.json({ queued: await judgeSolutions(sql, c.req.param('slug'), c.var.user.id) }, 202),
    )
}

/** Pictures and attachments, beside the page of their problem. */
export const problemFileRoutes = ({ sql }: AppDeps) =>
  new Hono<AppEnv>().get('/problems/:slug/files/:name{.+}', async (c) => {
    const file = await findFile(
      sql,
      c.req.param('slug'),
      c.req.param('name'),
      c.var.user?.mayAuthor ?? false,
    )
    if (!file) throw notFound('File')
    const etag = `"${file.sha256}"`
    c.header('ETag', etag)
    c.header('Cache-Control', 'private, max-age=300')
    if (c.req.header('If-None-Match') === etag) return c.body(null, 304)
    if (!file.contentType.startsWith('image/')) c.header('Content-Disposition', 'attachment')
    return c.body(new Uint8Array(file.content), 200, { 'Content-Type': file.contentType })
  })

/** A picture may be a document with scripts in it, which must not run as a page of ours. */
export const restrainFiles = createMiddleware(async function restrainFiles(c, next) {
  await next()
  c.header('Content-Security-Policy', "default-src 'none'; style-src 'unsafe-inline'; sandbox")
})
