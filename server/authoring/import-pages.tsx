import { Hono } from 'hono'
import { type AppEnv, requireAdmin } from '../auth/middleware.ts'
import type { AppDeps } from '../http/limits.ts'
import { parse } from '../http/parse.ts'
import { slugSchema } from '../packages/draft.ts'
import { judgingBy } from '../packages/examples.ts'
import { importPackage } from '../packages/import.ts'
import { withUploadedPackage } from '../packages/upload.ts'
import { page } from '../ui/page.tsx'
import { refusal, textOf } from '../ui/refusal.ts'
import { ImportedPage, ImportPage } from './import-views.tsx'

export const importPages = (deps: AppDeps) =>
  new Hono<AppEnv>()
    .get('/admin/import', requireAdmin, (c) =>
      page(c, c.var.words.authoring.importTitle, <ImportPage />),
    )
    .post('/admin/import', requireAdmin, async (c) => {
      try {
        const body = await c.req.parseBody()
        const given = textOf(body.slug).trim()
        const options = {
          slug: given === '' ? undefined : parse(slugSchema, given),
          replace: body.replace !== undefined,
          judging: judgingBy(deps, c.var.user.id, c.req.raw.signal),
        }
        const report = await withUploadedPackage(c, (files) =>
          importPackage(deps.sql, files, options),
        )
        return page(c, report.title, <ImportedPage report={report} />, { status: 201 })
      } catch (error) {
        const { status, errors } = refusal(error)
        const shown = errors.map((one) => (one.field === 'body' ? { ...one, field: 'slug' } : one))
        return page(c, c.var.words.authoring.importTitle, <ImportPage errors={shown} />, { status })
      }
    })
