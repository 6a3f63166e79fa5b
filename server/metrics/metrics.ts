import { Counter, collectDefaultMetrics, Histogram, Registry } from 'prom-client'
import { VERDICTS } from '../../shared/verdict.ts'
import type { JudgingMeter, LinkFault } from '../judging/meter.ts'

export interface Metrics {
  registry: Registry
  judging: JudgingMeter
  linkFailed(error: LinkFault): void
  requestAnswered(route: { method: string; route: string; status: number }, seconds: number): void
}

/** `ofProcess`: what Node says of itself, which only one registry in a process should ask for. */
export function createMetrics({ ofProcess = false } = {}): Metrics {
  const registry = new Registry()
  const registers = [registry]
  if (ofProcess) collectDefaultMetrics({ register: registry })

  const cases = new Histogram({
    name: 'distribute_ps_case_cpu_seconds',
    help: 'CPU time of each judged case',
    buckets: [0.001, 0.005, 0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 20],
    registers,
  })
  const submissions = new Histogram({
    name: 'distribute_ps_submission_seconds',
    help: 'Time from the claim of a submission to its verdict',
    buckets: [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300],
    registers,
  })
  const verdicts = new Counter({
    name: 'distribute_ps_verdicts_total',
    help: 'Submissions judged by this orchestrator',
    labelNames: ['verdict'],
    registers,
  })
  const caseVerdicts = new Counter({
    name: 'distribute_ps_case_verdicts_total',
    help: 'Cases judged for this orchestrator',
    labelNames: ['verdict'],
    registers,
  })
  const linkErrors = new Counter({
    name: 'distribute_ps_link_errors_total',
    help: 'Links to workers that were lost, and attempts to connect that failed',
    labelNames: ['error'],
    registers,
  })
  const requests = new Histogram({
    name: 'distribute_ps_http_request_seconds',
    help: 'Time until an answer began',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10, 60],
    registers,
  })

  // What has not happened yet is 0 and not absent, so that a rate sees the first time.
  for (const verdict of VERDICTS) {
    verdicts.inc({ verdict }, 0)
    caseVerdicts.inc({ verdict }, 0)
  }
  for (const error of ['lost', 'unreachable'] satisfies LinkFault[]) linkErrors.inc({ error }, 0)

  return {
    registry,
    judging: {
      caseJudged(verdict, cpuMs) {
        caseVerdicts.inc({ verdict })
        cases.observe(cpuMs / 1000)
      },
      submissionJudged(verdict, seconds) {
        verdicts.inc({ verdict })
        submissions.observe(seconds)
      },
    },
    linkFailed: (error) => linkErrors.inc({ error }),
    requestAnswered: (labels, seconds) => requests.observe(labels, seconds),
  }
}
