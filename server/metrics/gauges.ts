import { Gauge, type Registry } from 'prom-client'
import { measureQueue } from '../cluster/queries.ts'
import type { Deps } from '../deps.ts'
import type { WorkerStatus } from '../judging/fleet.ts'

/**
 * What is so at the moment. Answers how to look again; what cannot be known then is absent.
 */
export function addGauges(
  registry: Registry,
  { sql, fleet, log }: Pick<Deps, 'sql' | 'fleet' | 'log'>,
): () => Promise<void> {
  const registers = [registry]
  const judging = new Gauge({
    name: 'distribute_ps_submissions_judging',
    help: 'Submissions in the hands of any orchestrator',
    registers,
  })
  const oldest = new Gauge({
    name: 'distribute_ps_queue_oldest_seconds',
    help: 'How long the oldest submission has waited to be claimed; 0 when none waits',
    registers,
  })
  const length = new Gauge({
    name: 'distribute_ps_queue_length',
    help: 'Submissions that nobody judges yet',
    registers,
  })
  const workers = new Gauge({
    name: 'distribute_ps_workers',
    help: 'Workers by state, as this orchestrator sees them',
    labelNames: ['state'],
    registers,
  })
  const slots = new Gauge({
    name: 'distribute_ps_worker_slots',
    help: 'Slots of the workers that are up',
    registers,
  })
  const busy = new Gauge({
    name: 'distribute_ps_worker_slots_busy',
    help: 'Slots that this orchestrator uses',
    registers,
  })

  const lookAtQueue = async () => {
    try {
      const queue = await measureQueue(sql)
      length.set(queue.queued)
      judging.set(queue.judging)
      oldest.set(queue.oldestSeconds)
    } catch (error) {
      log.warn({ reason: (error as Error).message }, 'cannot measure the queue')
      for (const gauge of [length, judging, oldest]) gauge.remove()
    }
  }
  const lookAtFleet = () => {
    const all = fleet.workers()
    for (const state of ['up', 'draining', 'down'] satisfies WorkerStatus['state'][])
      workers.set({ state }, all.filter((worker) => worker.state === state).length)
    slots.set(fleet.slots())
    busy.set(all.reduce((sum, worker) => sum + worker.busy, 0))
  }
  return async () => {
    lookAtFleet()
    await lookAtQueue()
  }
}
