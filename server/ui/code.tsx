import type { Language } from '../../shared/messages.ts'
import { useWords } from '../words/use-words.tsx'
import { highlightLines, type Token } from './highlight.ts'

/** Source code with numbered lines; the numbers are not part of what is selected and copied. */
export const CodeListing = (props: {
  code: string
  language: Language
  /** Which of the lines are shown, counted from 1; all unless given. */
  from?: number
  to?: number
  errorLine?: number | null
}) => {
  const { code, language, from = 1, to, errorLine = null } = props
  const lines = highlightLines(code.replace(/\n$/, ''), language).slice(from - 1, to)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: long lines scroll, by keyboard too
    <pre class="listing" tabIndex={0}>
      <code>
        {lines.map((tokens, index) => (
          <Line
            key={index}
            number={from + index}
            tokens={tokens}
            bad={from + index === errorLine}
          />
        ))}
      </code>
    </pre>
  )
}

const Line = (props: { number: number; tokens: readonly Token[]; bad: boolean }) => (
  <span class={props.bad ? 'line bad' : 'line'} data-line={props.number}>
    {props.tokens.map(({ text, classes }, index) =>
      classes ? (
        <span key={index} class={classes}>
          {text}
        </span>
      ) : (
        text
      ),
    )}
    {'\n'}
  </span>
)

/** Text of unknown length, as a program wrote it. */
export const Output = ({ text }: { text: string }) => {
  const { parts } = useWords()
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: long lines scroll, by keyboard too
    <pre class="output" tabIndex={0}>
      {text === '' ? <em>{parts.empty}</em> : text}
    </pre>
  )
}
