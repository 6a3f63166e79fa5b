import type { CompileError } from '../../shared/messages.ts'
import { CodeListing, Output } from './code.tsx'

const AROUND = 2

export const CompileErrorReport = (props: { error: CompileError; code: string | null }) => {
  const { error, code } = props
  return (
    <div class="compile-error" data-error-line={error.line ?? undefined}>
      {place(error) && (
        <p>
          <strong>{place(error)}</strong>
        </p>
      )}
      <Output text={error.message} />
      {code !== null && error.line !== null && <Excerpt code={code} line={error.line} />}
    </div>
  )
}

const place = ({ line, column }: CompileError): string =>
  line === null ? '' : `Line ${line}${column === null ? '' : `, column ${column}`}`

const Excerpt = ({ code, line }: { code: string; line: number }) => {
  const lines = code.split('\n')
  const first = Math.max(0, line - 1 - AROUND)
  return (
    <CodeListing
      code={lines.slice(first, line + AROUND).join('\n')}
      firstLine={first + 1}
      errorLine={line}
    />
  )
}
