/** The nodes of LaTeX as text, and text as Markdown. */
import type * as Ast from '@unified-latex/unified-latex-types'
import { CODE, IGNORED, MARKS, SYMBOLS } from './latex-words.ts'

/** Of the last argument that was given, as most commands have it. */
export const lastArgument = (node: Ast.Macro): Ast.Node[] => node.args?.at(-1)?.content ?? []

/** `{\bf text}`: it holds to the end of its group. */
export const switchOf = ({ content, args }: Ast.Macro) =>
  !args?.some(({ openMark }) => openMark === '{') && (MARKS.has(content) || CODE.has(content))

export function accented(node: Ast.Node | undefined): { letter: string; rest: string } {
  const text = node ? plain([node]) : ''
  const [letter = ''] = text.replace('ı', 'i').replace('ȷ', 'j')
  return { letter, rest: text.slice(1) }
}

/** Only the words: for names, addresses and code. */
export function plain(nodes: readonly Ast.Node[]): string {
  return nodes
    .map((node) => {
      switch (node.type) {
        case 'string':
        case 'verb':
        case 'verbatim':
          return node.content
        case 'whitespace':
        case 'parbreak':
          return ' '
        case 'group':
        case 'inlinemath':
          return plain(node.content)
        case 'macro':
          return (
            SYMBOLS.get(node.content) ??
            (IGNORED.has(node.content) ? '' : plain(lastArgument(node)))
          )
        default:
          return ''
      }
    })
    .join('')
}

export function splitAt(nodes: readonly Ast.Node[], isBorder: (node: Ast.Node) => boolean) {
  const parts: Ast.Node[][] = [[]]
  for (const node of nodes)
    if (isBorder(node)) parts.push([])
    else parts.at(-1)?.push(node)
  return parts
}

/** `[h]` and `{0.4\textwidth}` after the name of an environment that the parser does not know. */
export function withoutOptions(nodes: readonly Ast.Node[]): readonly Ast.Node[] {
  let at = 0
  const first = () => nodes[at]
  if (first()?.type === 'string' && (first() as Ast.String).content === '[') {
    const end = nodes.findIndex((node) => node.type === 'string' && node.content === ']')
    if (end >= 0) at = end + 1
  }
  while (first()?.type === 'group') at++
  return nodes.slice(at)
}

/** Two ends of a line in a row, which some write for a new paragraph. */
export const LINES_APART = / *(?: {2}\n *){2,}/g
export const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim()
export const display = (math: string) => `$$\n${math.trim().replace(/\n\s*\n/g, '\n')}\n$$`
export const quote = (blocks: readonly string[]) => blocks.join('\n\n').replace(/^/gm, '> ')

export const startEscaped = (start: string) =>
  /^\d/.test(start) ? `${start}\\` : start.startsWith('\\') ? start : `\\${start}`

export function fence(content: string): string {
  const text = content.replace(/^[^\S\n]*\n/, '').trimEnd()
  const longest = Math.max(2, ...(text.match(/`+/g) ?? []).map((ticks) => ticks.length))
  const mark = '`'.repeat(longest + 1)
  return `${mark}\n${text}\n${mark}`
}

export function code(content: string): string {
  const text = oneLine(content)
  if (!text) return ''
  const longest = Math.max(0, ...(text.match(/`+/g) ?? []).map((ticks) => ticks.length))
  const mark = '`'.repeat(longest + 1)
  const space = longest > 0 ? ' ' : ''
  return mark + space + text + space + mark
}

/** A backslash makes any sign of Markdown a plain one. */
export const escapeMarkdown = (text: string) => text.replace(/[\\`*_[\]<>$|~#&]/g, '\\$&')

/** What TeX makes of signs in a row. */
export const typographic = (text: string) =>
  escapeMarkdown(
    text
      .replaceAll('---', '—')
      .replaceAll('--', '–')
      .replaceAll('``', '“')
      .replaceAll("''", '”')
      .replaceAll('`', '‘')
      .replaceAll("'", '’')
      .replaceAll('<<', '«')
      .replaceAll('>>', '»')
      .replaceAll('~', '\u00a0'),
  )
