import type { CompileError, Language } from '../../shared/messages.ts'
import { useWords } from '../words/use-words.tsx'
import { CodeListing, Output } from './code.tsx'

const AROUND = 2

export const CompileErrorReport = (props: {
  error: CompileError
  /** Null: the code stands on the page already. */
  code: string | null
  language: Language
}) => {
  const { error, code, language } = props
  const place = usePlace(error)
  return (
    <div class="compile-error" data-error-line={error.line ?? undefined}>
      {place && (
        <p>
          <strong>{place}</strong>
        </p>
      )}
      <Output text={error.message} />
      {code !== null && error.line !== null && (
        <CodeListing
          code={code}
          language={language}
          from={Math.max(1, error.line - AROUND)}
          to={error.line + AROUND}
          errorLine={error.line}
        />
      )}
    </div>
  )
}

function usePlace({ line, column }: CompileError): string | null {
  const { parts } = useWords()
  if (line === null) return null
  return column === null ? parts.line(line) : parts.lineAndColumn(line, column)
}
