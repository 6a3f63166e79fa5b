import { diffArrays } from 'diff'

const AROUND = 2
/** Texts that have less in common are shown beside each other only. */
const MAX_EDITS = 400
const MAX_SHOWN = 80

export interface DiffLine {
  kind: 'same' | 'missing' | 'extra' | 'skipped'
  text: string
}

/**
 * What became of the expected lines: those that are missing, those that are too many, and a few of
 * the same around them. Empty when there is nothing to tell, or too much.
 */
export function diffLines(expected: string, got: string): DiffLine[] {
  const changes = diffArrays(linesOf(expected), linesOf(got), { maxEditLength: MAX_EDITS })
  if (!changes?.some(({ added, removed }) => added || removed)) return []
  return changes.flatMap(({ value, added, removed }, index) => {
    if (added || removed) return value.map((text) => line(removed ? 'missing' : 'extra', text))
    return shortened(value, index === 0, index === changes.length - 1)
  })
}

const line = (kind: DiffLine['kind'], text: string): DiffLine => ({ kind, text })

const linesOf = (text: string) => text.replace(/\n$/, '').split('\n')

/** Of lines that are the same, those next to a difference. */
function shortened(same: readonly string[], first: boolean, last: boolean): DiffLine[] {
  const head = first ? 0 : AROUND
  const tail = last ? 0 : AROUND
  if (same.length <= head + tail + 1) return same.map((text) => line('same', text))
  const skipped = same.length - head - tail
  return [
    ...same.slice(0, head).map((text) => line('same', text)),
    line('skipped', `${skipped} equal lines`),
    ...same.slice(same.length - tail).map((text) => line('same', text)),
  ]
}

const WORDS = { same: '', missing: 'missing', extra: 'too many', skipped: '' }
const SIGNS = { same: ' ', missing: '−', extra: '+', skipped: '…' }

export const LineDiff = ({ lines }: { lines: readonly DiffLine[] }) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, by keyboard too
  <ol class="diff" tabIndex={0}>
    {lines.slice(0, MAX_SHOWN).map(({ kind, text }, index) => (
      <li key={index} class={kind}>
        <span aria-hidden="true">{SIGNS[kind]}</span>
        {WORDS[kind] && <span class="visually-hidden">{WORDS[kind]}: </span>}
        {text}
      </li>
    ))}
    {lines.length > MAX_SHOWN && (
      <li class="skipped">{`${lines.length - MAX_SHOWN} lines more`}</li>
    )}
  </ol>
)
