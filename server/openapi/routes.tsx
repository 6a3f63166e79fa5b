import { Hono } from 'hono'
import type { AppEnv } from '../auth/middleware.ts'
import { page } from '../ui/page.tsx'
import { createDocument, operations } from './document.ts'
import { DocsPage } from './views.tsx'

export const openapiRoutes = () => {
  // It says what the code says, so it cannot change while this runs.
  const document = createDocument()
  return new Hono<AppEnv>()
    .get('/api/openapi.json', (c) => c.json(document))
    .get('/api/docs', (c) => page(c, c.var.words.docs.title, <DocsPage operations={operations} />))
}
