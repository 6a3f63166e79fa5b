import type { ComponentChildren } from 'preact'
import { lineOf } from '../../shared/place.ts'
import type { Signature } from '../../shared/signature.ts'
import type { Verdict } from '../../shared/verdict.ts'
import { useWords } from '../words/use-words.tsx'
import { Output } from './code.tsx'
import { diffLines, LineDiff } from './line-diff.tsx'

export interface CaseDetailsProps {
  signature: Signature | null
  verdict: Verdict | null
  input: string | null
  expected: string | null
  output: string | null
  logs: string | null
  message: string | null
}

/** Everything about a case that its reader may see. */
export const CaseDetails = (props: CaseDetailsProps) => {
  const { signature, verdict, input, expected, output, logs, message } = props
  const { parts } = useWords()
  const diff = linesApart(expected, output)
  return (
    <dl class="case-details">
      {message !== null && (
        <Entry
          term={parts.message}
          errorLine={verdict === 'runtime_error' ? lineOf(message) : null}
        >
          <Output text={message} />
        </Entry>
      )}
      {input !== null && (
        <Entry term={parts.input}>
          <Output text={inputText(input, signature)} />
        </Entry>
      )}
      {expected !== null && (
        <Entry term={signature ? parts.expected : parts.expectedOutput}>
          <Marked text={expected} other={output} />
        </Entry>
      )}
      {output !== null && (
        <Entry term={signature ? parts.returned : parts.output}>
          <Marked text={output} other={expected} />
        </Entry>
      )}
      {diff.length > 0 && (
        <Entry term={parts.difference}>
          <LineDiff lines={diff} />
        </Entry>
      )}
      {logs !== null && logs !== '' && (
        <Entry term={parts.console}>
          <Output text={logs} />
        </Entry>
      )}
    </dl>
  )
}

interface EntryProps {
  term: string
  /** Of the code, where the editor is to mark it. */
  errorLine?: number | null
  children: ComponentChildren
}

const Entry = ({ term, errorLine, children }: EntryProps) => (
  <div data-error-line={errorLine ?? undefined}>
    <dt>{term}</dt>
    <dd>{children}</dd>
  </div>
)

/** Of one line each, both are read at a glance already. */
const linesApart = (expected: string | null, output: string | null) =>
  expected === null || output === null || !/\n./.test(expected + output)
    ? []
    : diffLines(expected, output)

/** A function's arguments by name, one to a line; any other input as it is. */
export function inputText(input: string, signature: Signature | null): string {
  const args = signature ? parseArray(input) : undefined
  if (!signature || args?.length !== signature.params.length) return input
  return signature.params
    .map(({ name }, index) => `${name} = ${JSON.stringify(args[index])}`)
    .join('\n')
}

function parseArray(json: string): unknown[] | undefined {
  try {
    const value: unknown = JSON.parse(json)
    return Array.isArray(value) ? value : undefined
  } catch {
    // A person's own input may be anything; it is then shown as it was written.
    return undefined
  }
}

/** The text with the stretch marked in which it is unlike the other. */
const Marked = ({ text, other }: { text: string; other: string | null }) => {
  const [from, to] = other === null ? [text.length, text.length] : differing(text, other)
  if (from >= to) return <Output text={text} />
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: long lines scroll, by keyboard too
    <pre class="output" tabIndex={0}>
      {text.slice(0, from)}
      <mark>{text.slice(from, to)}</mark>
      {text.slice(to)}
    </pre>
  )
}

/** From where to where `text` is unlike `other`: between what they begin and end with alike. */
export function differing(text: string, other: string): [from: number, to: number] {
  const shorter = Math.min(text.length, other.length)
  let from = 0
  while (from < shorter && text[from] === other[from]) from++
  let end = 0
  while (end < shorter - from && text.at(-1 - end) === other.at(-1 - end)) end++
  return [from, text.length - end]
}
