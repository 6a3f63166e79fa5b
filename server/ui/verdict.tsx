import type { Verdict } from '../../shared/verdict.ts'
import { useWords } from '../words/use-words.tsx'
import type { Words } from '../words/words.ts'
import { VerdictIcon } from './icons.tsx'

export type Status = 'queued' | 'judging' | 'done'

/** What a submission is called at a glance: its verdict, or how far it is. */
export const outcomeWords = ({ verdicts }: Words, status: Status, verdict: Verdict | null) =>
  verdict ? verdicts.words[verdict] : verdicts.statuses[status]

export const VerdictBadge = ({
  status = 'done',
  verdict,
}: {
  status?: Status
  verdict: Verdict | null
}) => (
  <span class={`verdict ${verdict ?? 'pending'}`}>
    <VerdictIcon verdict={verdict} />
    {outcomeWords(useWords(), status, verdict)}
  </span>
)

/** A case that ran to its end with nothing to compare its output with. */
export const RanBadge = () => <span class="verdict ran">{useWords().verdicts.ran}</span>

/** One cell for each case, in order; a cell is hollow until a worker has reported it. */
export const Strip = ({ total, results }: { total: number; results: readonly StripResult[] }) => {
  const { verdicts: words } = useWords()
  const verdicts = new Map(results.map(({ ordinal, verdict }) => [ordinal, verdict]))
  return (
    <ol class="strip" aria-label={words.cases}>
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
  const { verdicts } = useWords()
  const words = verdicts.cell(ordinal, verdict ? verdicts.words[verdict] : verdicts.waiting)
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
