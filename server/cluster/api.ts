import { Hono } from 'hono'
import type { AppEnv } from '../auth/middleware.ts'
import type { AppDeps } from '../http/limits.ts'
import type { WorkerStatus } from '../judging/fleet.ts'
import { countQueue } from './queries.ts'

export const clusterApi = ({ sql, fleet }: AppDeps) =>
  new Hono<AppEnv>().get('/workers', async (c) => {
    const isAdmin = c.var.user?.role === 'admin'
    return c.json({
      items: fleet.workers().map((worker) => shownWorker(worker, isAdmin)),
      next: null,
      queue: await countQueue(sql),
    })
  })

/** Where a worker is and why it is down is for admins: it describes the network. */
const shownWorker = ({ address, hello, reason, ...worker }: WorkerStatus, isAdmin: boolean) => ({
  ...worker,
  // One that was never reached is called by its address.
  name: hello || isAdmin ? worker.name : null,
  id: hello?.id ?? null,
  version: hello?.version ?? null,
  runtime: hello?.runtime ?? null,
  slots: hello?.slots ?? 0,
  languages: hello?.languages ?? [],
  isolation: hello?.isolation ?? null,
  address: isAdmin ? address : null,
  reason: isAdmin ? reason : null,
})
