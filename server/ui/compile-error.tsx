import type { CompileError, Language } from '../../shared/messages.ts'
import { CodeListing, Output } from './code.tsx'

const AROUND = 2

export const CompileErrorReport = (props: {
  error: CompileError
  /** Null: the code stands on the page already. */
  code: string | null
  language: Language
}) => {
  const { error, code, language } = props
  return (
    <div class="compile-error" data-error-line={error.line ?? undefined}>
      {place(error) && (
        <p>
          <strong>{place(error)}</strong>
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

const place = ({ line, column }: CompileError): string =>
  line === null ? '' : `Line ${line}${column === null ? '' : `, column ${column}`}`
