/** One orchestrator's link: jobs come in, results go out. */
import type { Logger } from 'pino'
import type { Link } from '../shared/link.ts'
import type { Hello, JudgeMessage, OrchestratorMessage, WorkerMessage } from '../shared/messages.ts'
import { createGatherer } from './gather.ts'
import { type Judge, UnsupportedJob } from './judge.ts'
import type { Slots } from './slots.ts'
import type { Store } from './store.ts'
import { createTransfers } from './transfers.ts'
import { wholeCases } from './whole_cases.ts'

export type WorkerLink = Link<OrchestratorMessage, WorkerMessage>

export type Host = { hello: Hello; judge: Judge; slots: Slots; store: Store; log: Logger }

/** Serves until the link ends, and gives up what it had asked for. */
export async function serve(link: WorkerLink, host: Host): Promise<void> {
  const { hello, judge, slots, store, log } = host
  const jobs = new Map<string, AbortController>()

  /** What cannot be sent was for an orchestrator that is gone: others judge it. */
  const send = (message: WorkerMessage) => link.send(message).catch(() => {})
  const transfers = createTransfers(send)

  async function take(message: JudgeMessage): Promise<void> {
    const { job } = message
    using slot = slots.take()
    if (slot === null) {
      const reason = slots.draining.aborted ? 'draining' : 'busy'
      return send({ type: 'refused', job, reason })
    }
    // The slot is given back when the answer has left: a worker that stops waits for it.
    await send(await answer(message))
  }

  async function answer(message: JudgeMessage): Promise<WorkerMessage> {
    const { job, submission, request } = message
    const started = performance.now()
    const stop = new AbortController()
    jobs.set(job, stop)
    const waiting = AbortSignal.any([stop.signal, slots.draining])
    const results = createGatherer(send)
    const cases = wholeCases(message.cases, (reference) =>
      store.get(reference, (asked) => transfers.fetch(job, asked, waiting), waiting),
    )
    try {
      const end = await judge.judge(
        { ...message, cases, caseCount: message.cases.length },
        {
          onResult: (result) => results.add({ type: 'result', job, ...result }),
          signal: stop.signal,
          draining: slots.draining,
        },
      )
      const ms = Math.round(performance.now() - started)
      log.info(
        { submission, request, job, cases: message.cases.length, ms, end: end.type },
        'job ended',
      )
      if (end.type === 'drained') return { type: 'refused', job, reason: 'draining' }
      return { type: 'done', job, compileError: end.compileError }
    } catch (error) {
      if (stop.signal.aborted) return { type: 'done', job, compileError: null }
      if (slots.draining.aborted) return { type: 'refused', job, reason: 'draining' }
      if (error instanceof UnsupportedJob) return { type: 'refused', job, reason: 'unsupported' }
      log.error({ err: error, submission, request, job }, 'cannot judge')
      return { type: 'refused', job, reason: 'failed' }
    } finally {
      await results.flush()
      jobs.delete(job)
      stop.abort() // Data for a case that was not judged any more may still be on its way.
    }
  }

  try {
    await send(hello)
    for await (const message of link.messages) {
      switch (message.type) {
        case 'judge':
          void take(message)
          break
        case 'cancel':
          jobs.get(message.job)?.abort()
          break
        case 'text':
          transfers.receive(message)
          break
        default:
          message satisfies never
      }
    }
  } finally {
    for (const job of jobs.values()) job.abort()
  }
}
