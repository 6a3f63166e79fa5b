import { Hono } from 'hono'
import type { AppEnv } from '../auth/middleware.ts'
import type { AppDeps } from '../http/limits.ts'
import { page } from '../ui/page.tsx'
import { countQueue } from './queries.ts'
import { FleetPage, FleetStatus } from './views.tsx'

export const clusterPages = ({ sql, fleet }: AppDeps) =>
  new Hono<AppEnv>().get('/fleet', async (c) => {
    const shown = {
      workers: fleet.workers(),
      queue: await countQueue(sql),
      showAddresses: c.var.user?.role === 'admin',
    }
    return page(c, c.var.words.fleet.title, <FleetPage {...shown} />, {
      part: <FleetStatus {...shown} />,
    })
  })
