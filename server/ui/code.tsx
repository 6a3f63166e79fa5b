/** Source code with numbered lines; the numbers are not part of what is selected and copied. */
export const CodeListing = (props: {
  code: string
  firstLine?: number
  errorLine?: number | null
}) => {
  const { code, firstLine = 1, errorLine = null } = props
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: long lines scroll, by keyboard too
    <pre class="listing" tabIndex={0}>
      <code>
        {code
          .replace(/\n$/, '')
          .split('\n')
          .map((line, index) => (
            <Line
              key={index}
              number={firstLine + index}
              text={line}
              bad={firstLine + index === errorLine}
            />
          ))}
      </code>
    </pre>
  )
}

const Line = ({ number, text, bad }: { number: number; text: string; bad: boolean }) => (
  <span class={bad ? 'line bad' : 'line'} data-line={number}>
    {`${text}\n`}
  </span>
)

/** Text of unknown length, as a program wrote it. */
export const Output = ({ text }: { text: string }) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: long lines scroll, by keyboard too
  <pre class="output" tabIndex={0}>
    {text === '' ? <em>(empty)</em> : text}
  </pre>
)
