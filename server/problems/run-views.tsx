import type { Language } from '../../shared/messages.ts'
import type { Signature } from '../../shared/signature.ts'
import type { RunReport, RunResult } from '../submissions/run.ts'
import { Announce } from '../ui/announce.tsx'
import { CaseDetails } from '../ui/case-details.tsx'
import { CompileErrorReport } from '../ui/compile-error.tsx'
import { count, memory, milliseconds } from '../ui/format.tsx'
import { RanBadge, VerdictBadge } from '../ui/verdict.tsx'

export interface RunViewProps {
  report: RunReport
  signature: Signature | null
  code: string
  language: Language
}

export const RunView = ({ report, signature, code, language }: RunViewProps) => {
  const { compileError, results } = report
  if (compileError)
    return (
      <>
        <h2>
          <VerdictBadge verdict="compile_error" />
        </h2>
        <CompileErrorReport error={compileError} code={code} language={language} />
        <Announce>Compile error</Announce>
      </>
    )
  const shownFirst = results.find(isFailure) ?? results[0]
  return (
    <>
      <h2>{summary(results)}</h2>
      {results.map((result, index) => (
        <CaseReport
          key={index}
          number={index + 1}
          result={result}
          signature={signature}
          open={result === shownFirst}
        />
      ))}
      <Announce>{summary(results)}</Announce>
    </>
  )
}

const isFailure = ({ verdict }: RunResult) => verdict !== null && verdict !== 'accepted'

function summary(results: readonly RunResult[]): string {
  const failed = results.filter(isFailure).length
  const own = results.every(({ expected }) => expected === null)
  const cases = own ? count(results.length, 'input') : count(results.length, 'sample')
  if (failed > 0) return `${failed} of ${cases} failed`
  return own ? `${cases} ran` : `${cases} passed`
}

interface CaseReportProps {
  number: number
  result: RunResult
  signature: Signature | null
  open: boolean
}

const CaseReport = ({ number, result, signature, open }: CaseReportProps) => (
  <details class="case" open={open}>
    <summary>
      <span class="case-name">
        {result.expected === null ? 'Input' : 'Sample'} {number}
      </span>
      {result.verdict === null ? <RanBadge /> : <VerdictBadge verdict={result.verdict} />}
      <span class="muted figures">
        {milliseconds(result.timeMs)} · {memory(result.memoryKb)}
      </span>
    </summary>
    <CaseDetails {...result} signature={signature} />
  </details>
)
