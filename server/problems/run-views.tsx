import type { Language } from '../../shared/messages.ts'
import type { Signature } from '../../shared/signature.ts'
import type { RunReport, RunResult } from '../submissions/run.ts'
import { Announce } from '../ui/announce.tsx'
import { CaseDetails } from '../ui/case-details.tsx'
import { CompileErrorReport } from '../ui/compile-error.tsx'
import { RanBadge, VerdictBadge } from '../ui/verdict.tsx'
import { useWords } from '../words/use-words.tsx'
import type { Words } from '../words/words.ts'

export interface RunViewProps {
  report: RunReport
  signature: Signature | null
  code: string
  language: Language
}

export const RunView = ({ report, signature, code, language }: RunViewProps) => {
  const t = useWords()
  const { compileError, results } = report
  if (compileError)
    return (
      <>
        <h2>
          <VerdictBadge verdict="compile_error" />
        </h2>
        <CompileErrorReport error={compileError} code={code} language={language} />
        <Announce>{t.verdicts.words.compile_error}</Announce>
      </>
    )
  const shownFirst = results.find(isFailure) ?? results[0]
  return (
    <>
      <h2>{summary(t, results)}</h2>
      {results.map((result, index) => (
        <CaseReport
          key={index}
          number={index + 1}
          result={result}
          signature={signature}
          open={result === shownFirst}
        />
      ))}
      <Announce>{summary(t, results)}</Announce>
    </>
  )
}

const isFailure = ({ verdict }: RunResult) => verdict !== null && verdict !== 'accepted'

function summary({ solve }: Words, results: readonly RunResult[]): string {
  const all = results.length
  const failed = results.filter(isFailure).length
  const own = results.every(({ expected }) => expected === null)
  if (own) return failed > 0 ? solve.inputsFailed(failed, all) : solve.inputsRan(all)
  return failed > 0 ? solve.samplesFailed(failed, all) : solve.samplesPassed(all)
}

interface CaseReportProps {
  number: number
  result: RunResult
  signature: Signature | null
  open: boolean
}

const CaseReport = ({ number, result, signature, open }: CaseReportProps) => {
  const { solve, format } = useWords()
  return (
    <details class="case" open={open}>
      <summary>
        <span class="case-name">
          {result.expected === null ? solve.input(number) : solve.sample(number)}
        </span>
        {result.verdict === null ? <RanBadge /> : <VerdictBadge verdict={result.verdict} />}
        <span class="muted figures">
          {format.milliseconds(result.timeMs)} · {format.memory(result.memoryKb)}
        </span>
      </summary>
      <CaseDetails {...result} signature={signature} />
    </details>
  )
}
