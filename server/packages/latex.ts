/** Statements in LaTeX as Markdown: their formulas stay as they are, between dollar signs. */
import type * as Ast from '@unified-latex/unified-latex-types'
import { getParser } from '@unified-latex/unified-latex-util-parse'
import { findLabels, type Labelled, labelsIn, nameOfLabel } from './latex-labels.ts'
import { prepareSource } from './latex-source.ts'
import {
  accented,
  code,
  display,
  escapeMarkdown,
  fence,
  LINES_APART,
  lastArgument,
  oneLine,
  plain,
  quote,
  splitAt,
  startEscaped,
  switchOf,
  typographic,
  withoutOptions,
} from './latex-text.ts'
import {
  ACCENTS,
  CODE,
  DRAWINGS,
  HEADINGS,
  IGNORED,
  MARKS,
  SECTIONS,
  SIGNATURES,
  SYMBOLS,
  TRANSPARENT,
} from './latex-words.ts'

export type LatexOptions = {
  /** That of the statement: what its figures are called in it. */
  language: string
  /** The picture that a name means, which may be without its ending; null when there is none. */
  picture: (name: string) => string | null
  constants: Record<string, string>
  warn: (warning: string) => void
}

export type LatexStatement = { title: string | null; markdown: string }

/** @throws {Error} When the source cannot be understood at all. */
export function latexToMarkdown(source: string, options: LatexOptions): LatexStatement {
  const expanded = prepareSource(source)
  const { content } = getParser({ macros: SIGNATURES }).parse(expanded)
  return new Converter(expanded, options).convert(content)
}

class Converter {
  readonly #source: string
  readonly #options: LatexOptions
  readonly #labels: Map<string, Labelled>
  readonly #unknown = new Set<string>()
  #title: string | null = null
  /** `**Figure 2.** `, for the caption of the figure in hand. */
  #nextName = ''

  constructor(source: string, options: LatexOptions) {
    this.#source = source
    this.#options = options
    this.#labels = findLabels(source)
  }

  convert(nodes: Ast.Node[]): LatexStatement {
    const markdown = this.#blocks(nodes).join('\n\n')
    for (const warning of this.#unknown) this.#options.warn(warning)
    return { title: this.#title, markdown: `${markdown}\n` }
  }

  #blocks(nodes: readonly Ast.Node[]): string[] {
    const blocks: string[] = []
    let line: Ast.Node[] = []
    const flush = () => {
      const text = this.#inline(line).trim().replace(LINES_APART, '\n\n')
      if (text) blocks.push(text.replace(/^(?:[-+=#>]|\d+(?=[.)]))/, startEscaped))
      line = []
    }
    nodes.forEach((node) => {
      const made = this.#block(node)
      if (made === undefined) {
        line.push(node)
        return
      }
      flush()
      blocks.push(...made.filter(Boolean))
    })
    flush()
    return blocks
  }

  /** `undefined` for what stands in a line. */
  #block(node: Ast.Node): string[] | undefined {
    switch (node.type) {
      case 'parbreak':
        return []
      case 'displaymath':
        return [display(this.#math(node).replace(/^(?:\\\[|\$\$)|(?:\\\]|\$\$)$/g, ''))]
      case 'mathenv':
        return [display(this.#math(node))]
      case 'verbatim':
        return [fence(node.content)]
      case 'environment':
        return this.#environment(node)
      case 'macro':
        return this.#blockMacro(node)
      default:
        return undefined
    }
  }

  #blockMacro(node: Ast.Macro): string[] | undefined {
    const heading = HEADINGS.get(node.content)
    if (heading) return [`${heading} ${oneLine(this.#inline(lastArgument(node)))}`]
    switch (node.content) {
      case 'par':
        return []
      case 'problemname':
        this.#title = plain(lastArgument(node)).trim() || null
        return []
      case 'illustration': {
        const [, file, caption] = node.args ?? []
        return [this.#picture(plain(file?.content ?? [])), this.#caption(caption?.content ?? [])]
      }
      case 'caption':
        return [this.#takeName() + this.#caption(lastArgument(node))]
      case 'epigraph':
        return (node.args ?? []).map(({ content }) => quote(this.#blocks(content)))
      default:
        return undefined
    }
  }

  #environment(node: Ast.Environment): string[] {
    const name = node.env
    const content = node.content
    if (DRAWINGS.has(name)) {
      this.#unknown.add(`what ${name} draws is not shown`)
      return []
    }
    if (SECTIONS.has(name)) return [`## ${name}`, ...this.#blocks(content)]
    switch (name.replace('*', '')) {
      case 'itemize':
        return [this.#list(content, () => '- ')]
      case 'enumerate':
        return [this.#list(content, (at) => `${at + 1}. `)]
      case 'description':
        return [this.#list(content, () => '- ')]
      case 'tabular':
      case 'tabularx':
      case 'longtable':
      case 'array':
        return [this.#table(content)]
      case 'lstlisting':
      case 'minted':
      case 'Verbatim':
        return [
          fence(
            content
              .map((inner) => (inner.type === 'string' ? inner.content : this.#raw(inner)))
              .join(''),
          ),
        ]
      case 'quote':
      case 'quotation':
        return [quote(this.#blocks(content))]
      case 'figure':
      case 'wrapfigure':
      case 'table':
      case 'wraptable':
        return this.#numbered(node)
      default:
        return this.#blocks(withoutOptions(content))
    }
  }

  /** Its caption, wherever it stands, begins with its name if the text speaks of it. */
  #numbered(node: Ast.Environment): string[] {
    const label = labelsIn(this.#raw(node)).find((one) => this.#source.includes(`ref{${one}}`))
    const labelled = this.#labels.get(label ?? '')
    this.#nextName = labelled ? `**${nameOfLabel(labelled, this.#options.language)}.** ` : ''
    const blocks = this.#blocks(withoutOptions(node.content))
    return [...blocks, this.#takeName().trim()]
  }

  /** Once: what is left of it stands where there was no caption. */
  #takeName(): string {
    const name = this.#nextName
    this.#nextName = ''
    return name
  }

  #reference(node: Ast.Macro): string {
    const label = plain(lastArgument(node)).trim()
    const labelled = this.#labels.get(label)
    if (!labelled) {
      this.#unknown.add(`nothing is called ${label}, which the text speaks of`)
      return ''
    }
    const name = nameOfLabel(labelled, this.#options.language)
    return node.content === 'ref' ? String(labelled.number) : name
  }

  #list(nodes: readonly Ast.Node[], mark: (at: number) => string): string {
    const items = nodes.filter((node) => node.type === 'macro' && node.content === 'item')
    return items
      .map((item, at) => {
        const args = (item as Ast.Macro).args ?? []
        const label = args.find(({ openMark }) => openMark === '[')?.content ?? []
        const title = label.length > 0 ? `**${this.#inline(label).trim()}** ` : ''
        const start = mark(at)
        const body = this.#blocks(args.at(-1)?.content ?? []).join('\n\n')
        return start + (title + body).replaceAll('\n', `\n${' '.repeat(start.length)}`)
      })
      .join('\n')
  }

  /** Markdown's tables have a head: it is the first row. */
  #table(nodes: readonly Ast.Node[]): string {
    const rows = splitAt(
      nodes,
      (node) => node.type === 'macro' && /^(\\|tabularnewline)$/.test(node.content),
    )
      .map((row) => splitAt(row, (node) => node.type === 'string' && node.content === '&'))
      .map((row) => row.flatMap((cell) => this.#cell(cell)))
      .filter((row) => row.some(Boolean))
    const width = Math.max(0, ...rows.map((row) => row.length))
    if (width === 0) return ''
    const lines = rows.map(
      (row) =>
        `| ${Array.from(row, (cell) => cell || ' ')
          .concat(Array(width - row.length).fill(' '))
          .join(' | ')} |`,
    )
    return [lines[0], `|${' --- |'.repeat(width)}`, ...lines.slice(1)].join('\n')
  }

  /** One that spans columns is followed by empty ones. */
  #cell(nodes: readonly Ast.Node[]): string[] {
    const span = nodes.find((node) => node.type === 'macro' && node.content === 'multicolumn')
    const columns = span?.type === 'macro' ? Number(plain(span.args?.[0]?.content ?? [])) : 1
    const text = this.#blocks(nodes)
      .join(' ')
      .replace(/\$+[^$]*\$+/g, (math) =>
        math.replaceAll('\\|', '\\Vert{}').replaceAll('|', '\\vert{}'),
      )
    const empty = Array<string>(Math.min(Math.max(0, (columns || 1) - 1), 50)).fill('')
    return [oneLine(text), ...empty]
  }

  #inline(nodes: readonly Ast.Node[]): string {
    let markdown = ''
    let text = ''
    const flush = () => {
      markdown += typographic(text)
      text = ''
    }
    for (let at = 0; at < nodes.length; at++) {
      const node = nodes[at]
      if (!node) continue
      if (node.type === 'string') text += node.content
      else if (node.type === 'whitespace') text += ' '
      else if (node.type === 'comment')
        text += (node.leadingWhitespace || !node.sameline) && !text.endsWith(' ') ? ' ' : ''
      else if (node.type === 'macro' && ACCENTS.has(node.content) && !node.args) {
        const { letter, rest } = accented(nodes[at + 1])
        text += (letter + (ACCENTS.get(node.content) ?? '')).normalize('NFC') + rest
        at++
      } else if (node.type === 'macro' && switchOf(node)) {
        flush()
        const next = nodes.findIndex((one, later) => later > at && one.type !== 'whitespace')
        const rest = next < 0 ? [] : nodes.slice(next)
        return markdown + this.#marked(node.content, rest)
      } else {
        flush()
        markdown += this.#inlineNode(node)
      }
    }
    flush()
    return markdown
  }

  #inlineNode(node: Ast.Node): string {
    switch (node.type) {
      case 'inlinemath':
        return `$${oneLine(this.#math(node).replace(/^(?:\\\(|\$)|(?:\\\)|\$)$/g, ''))}$`
      case 'verb':
        return code(node.content)
      case 'group':
        return this.#inline(node.content)
      case 'macro':
        return this.#macro(node)
      case 'parbreak':
        return ' '
      case 'displaymath':
      case 'mathenv':
      case 'verbatim':
      case 'environment':
        return `\n\n${(this.#block(node) ?? []).join('\n\n')}\n\n`
      default:
        return ''
    }
  }

  #macro(node: Ast.Macro): string {
    const name = node.content
    const symbol = SYMBOLS.get(name)
    if (symbol !== undefined) return escapeMarkdown(symbol)
    if (IGNORED.has(name)) return ''
    if (MARKS.has(name) || CODE.has(name)) return this.#marked(name, lastArgument(node))
    if (TRANSPARENT.has(name)) return this.#inline(lastArgument(node))
    switch (name) {
      case '\\':
      case 'tabularnewline':
        return '  \n'
      case 'includegraphics':
        return this.#picture(plain(lastArgument(node)))
      case 'url':
        return `<${plain(lastArgument(node)).trim()}>`
      case 'href': {
        const [address, text] = (node.args ?? []).slice(-2)
        const url = plain(address?.content ?? []).trim()
        return `[${this.#inline(text?.content ?? [])}](<${url}>)`
      }
      case 'ref':
      case 'eqref':
      case 'autoref':
      case 'cref':
      case 'Cref':
        return this.#reference(node)
      case 'input':
      case 'include':
        this.#unknown.add(`the file ${plain(lastArgument(node)).trim()} is missing`)
        return ''
      case 'footnote':
        return ` (${this.#inline(lastArgument(node)).trim()})`
      case 'constant':
        return escapeMarkdown(this.#options.constants[plain(lastArgument(node))] ?? '')
      case 'newcommand':
      case 'renewcommand':
      case 'def':
        return this.#unsupported(`\\${name} with arguments`)
      default: {
        const made = this.#blockMacro(node)
        if (made) return `\n\n${made.join('\n\n')}\n\n`
        this.#unsupported(`\\${name}`)
        return (node.args ?? []).map(({ content }) => this.#inline(content)).join(' ')
      }
    }
  }

  #unsupported(what: string): string {
    this.#unknown.add(`${what} is not known, its text is kept`)
    return ''
  }

  #marked(name: string, nodes: readonly Ast.Node[]): string {
    if (CODE.has(name) && !nodes.some(({ type }) => type === 'inlinemath'))
      return code(plain(nodes))
    const text = this.#inline(nodes)
    const mark = MARKS.get(name)
    const inner = text.trim()
    if (!inner || !mark || inner.includes('\n\n')) return text
    const [before = ''] = /^\s*/.exec(text) ?? []
    const [after = ''] = /\s*$/.exec(text) ?? []
    return before + mark + inner + mark + after
  }

  #picture(name: string): string {
    const file = this.#options.picture(name.trim())
    if (file === null) {
      this.#options.warn(`the picture ${name.trim()} is missing`)
      return ''
    }
    return /\.pdf$/i.test(file) ? `[${escapeMarkdown(file)}](<${file}>)` : `![](<${file}>)`
  }

  #caption(nodes: readonly Ast.Node[]): string {
    return oneLine(this.#inline(nodes))
  }

  /** A formula as it was written, but for what only LaTeX itself knows. */
  #math(node: Ast.Node): string {
    const numberOf = (label: string) => this.#labels.get(label.trim())?.number
    return this.#raw(node)
      .replace(/\\label\s*\{([^{}]*)\}/g, (_, label) => {
        const number = numberOf(label)
        return number === undefined ? '' : `\\tag{${number}}`
      })
      .replace(/\\(?:eq)?ref\s*\{([^{}]*)\}/g, (_, label) => `(${numberOf(label) ?? '?'})`)
      .replace(/\\(begin|end)\{multline(\*?)\}/g, '\\$1{gather$2}')
  }

  #raw({ position }: Ast.Node): string {
    return position ? this.#source.slice(position.start.offset, position.end.offset) : ''
  }
}
