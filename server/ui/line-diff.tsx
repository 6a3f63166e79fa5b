import { diffArrays } from 'diff'
import { useWords } from '../words/use-words.tsx'

const AROUND = 2
/** Texts that have less in common are shown beside each other only. */
const MAX_EDITS = 400
const MAX_SHOWN = 80

export type DiffLine =
  | { kind: 'same' | 'missing' | 'extra'; text: string }
  /** So many that are the same. */
  | { kind: 'skipped'; lines: number }

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

const line = (kind: 'same' | 'missing' | 'extra', text: string): DiffLine => ({ kind, text })

const linesOf = (text: string) => text.replace(/\n$/, '').split('\n')

/** Of lines that are the same, those next to a difference. */
function shortened(same: readonly string[], first: boolean, last: boolean): DiffLine[] {
  const head = first ? 0 : AROUND
  const tail = last ? 0 : AROUND
  if (same.length <= head + tail + 1) return same.map((text) => line('same', text))
  return [
    ...same.slice(0, head).map((text) => line('same', text)),
    { kind: 'skipped', lines: same.length - head - tail },
    ...same.slice(same.length - tail).map((text) => line('same', text)),
  ]
}

const SIGNS = { same: ' ', missing: '−', extra: '+', skipped: '…' }

export const LineDiff = ({ lines }: { lines: readonly DiffLine[] }) => {
  const { parts } = useWords()
  const words = { same: '', missing: parts.missingLine, extra: parts.extraLine, skipped: '' }
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, by keyboard too
    <ol class="diff" tabIndex={0}>
      {lines.slice(0, MAX_SHOWN).map((line, index) => (
        <li key={index} class={line.kind}>
          <span aria-hidden="true">{SIGNS[line.kind]}</span>
          {words[line.kind] && <span class="visually-hidden">{words[line.kind]}: </span>}
          {line.kind === 'skipped' ? parts.equalLines(line.lines) : line.text}
        </li>
      ))}
      {lines.length > MAX_SHOWN && (
        <li class="skipped">{parts.linesMore(lines.length - MAX_SHOWN)}</li>
      )}
    </ol>
  )
}
