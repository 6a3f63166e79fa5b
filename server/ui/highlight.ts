import { classHighlighter, highlightCode } from '@lezer/highlight'
import { parser } from '@lezer/javascript'
import type { Language } from '../../shared/messages.ts'

export interface Token {
  text: string
  /** Names of CSS classes, or nothing. */
  classes: string
}

const GRAMMARS = { javascript: parser, typescript: parser.configure({ dialect: 'ts' }) }

/** The code line by line, each in the pieces that look different. */
export function highlightLines(code: string, language: Language): Token[][] {
  let line: Token[] = []
  const lines = [line]
  highlightCode(
    code,
    GRAMMARS[language].parse(code),
    classHighlighter,
    (text, classes) => line.push({ text, classes }),
    () => {
      line = []
      lines.push(line)
    },
  )
  return lines
}
