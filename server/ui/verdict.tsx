import type { Verdict } from '../../shared/verdict.ts'
import { VerdictIcon } from './icons.tsx'

export type Status = 'queued' | 'judging' | 'done'

export const VERDICT_WORDS: Record<Verdict, string> = {
  accepted: 'Accepted',
  wrong_answer: 'Wrong answer',
  time_limit_exceeded: 'Time limit exceeded',
  memory_limit_exceeded: 'Memory limit exceeded',
  output_limit_exceeded: 'Output limit exceeded',
  runtime_error: 'Runtime error',
  compile_error: 'Compile error',
  internal_error: 'Internal error',
}

const STATUS_WORDS: Record<Status, string> = { queued: 'Queued', judging: 'Judging', done: 'Done' }

/** What a submission is called at a glance: its verdict, or how far it is. */
export const outcomeWords = (status: Status, verdict: Verdict | null): string =>
  verdict ? VERDICT_WORDS[verdict] : STATUS_WORDS[status]

export const VerdictBadge = ({
  status = 'done',
  verdict,
}: {
  status?: Status
  verdict: Verdict | null
}) => (
  <span class={`verdict ${verdict ?? 'pending'}`}>
    <VerdictIcon verdict={verdict} />
    {outcomeWords(status, verdict)}
  </span>
)

/** A case that ran to its end with nothing to compare its output with. */
export const RanBadge = () => <span class="verdict ran">Ran</span>

/** One cell for each case, in order; a cell is hollow until a worker has reported it. */
export const Strip = ({ total, results }: { total: number; results: readonly StripResult[] }) => {
  const verdicts = new Map(results.map(({ ordinal, verdict }) => [ordinal, verdict]))
  return (
    <ol class="strip" aria-label="Cases">
      {Array.from({ length: total }, (_, index) => (
        <StripCell key={index} ordinal={index + 1} verdict={verdicts.get(index + 1) ?? null} />
      ))}
    </ol>
  )
}

export interface StripResult {
  ordinal: number
  verdict: Verdict
}

export const StripCell = (props: {
  ordinal: number
  verdict: Verdict | null
  /** Takes the place of the cell that is on the page already. */
  swap?: boolean
}) => {
  const { ordinal, verdict, swap } = props
  const words = `Case ${ordinal}: ${verdict ? VERDICT_WORDS[verdict] : 'waiting'}`
  return (
    <li
      id={`cell-${ordinal}`}
      class={verdict ?? 'pending'}
      title={words}
      hx-swap-oob={swap ? 'true' : undefined}
    >
      <VerdictIcon verdict={verdict} />
      <span class="visually-hidden">{words}</span>
    </li>
  )
}
