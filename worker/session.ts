/** One orchestrator's link: jobs come in, results go out. */
import type { Logger } from 'pino'
import type { Link } from '../shared/link.ts'
import type { Hello, JudgeMessage, OrchestratorMessage, WorkerMessage } from '../shared/messages.ts'
import { type Judge, UnsupportedJob } from './judge.ts'
import type { Slots } from './slots.ts'

export type WorkerLink = Link<OrchestratorMessage, WorkerMessage>

export type Host = { hello: Hello; judge: Judge; slots: Slots; log: Logger }

/** Serves until the link ends, and gives up what it had asked for. */
export async function serve(link: WorkerLink, { hello, judge, slots, log }: Host): Promise<void> {
  const jobs = new Map<string, AbortController>()

  /** What cannot be sent was for an orchestrator that is gone: others judge it. */
  const send = (message: WorkerMessage) => link.send(message).catch(() => {})

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
    const { job } = message
    const stop = new AbortController()
    jobs.set(job, stop)
    try {
      const end = await judge.judge(message, {
        onResult: (result) => send({ type: 'result', job, ...result }),
        signal: stop.signal,
        draining: slots.draining,
      })
      if (end.type === 'drained') return { type: 'refused', job, reason: 'draining' }
      return { type: 'done', job, compileError: end.compileError }
    } catch (error) {
      if (stop.signal.aborted) return { type: 'done', job, compileError: null }
      if (error instanceof UnsupportedJob) return { type: 'refused', job, reason: 'unsupported' }
      log.error({ err: error, submission: message.submission }, 'cannot judge')
      return { type: 'refused', job, reason: 'failed' }
    } finally {
      jobs.delete(job)
    }
  }

  try {
    await send(hello)
    for await (const message of link.messages) {
      if (message.type === 'cancel') jobs.get(message.job)?.abort()
      else void take(message)
    }
  } finally {
    for (const job of jobs.values()) job.abort()
  }
}
