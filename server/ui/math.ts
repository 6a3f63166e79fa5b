/** Formulas in Markdown, between dollar signs, as MathML: the page's policy allows no styles in HTML. */
import katex from 'katex'
import type { MarkdownIt } from 'markdown-it'

/** Most statements are read more than once, and a formula takes a fraction of a millisecond. */
const MAX_REMEMBERED = 5_000
const remembered = new Map<string, string>()

/** Commands of LaTeX and of its usual packages that KaTeX does not know. */
const MACROS = {
  '\\mbox': '\\text{#1}',
  '\\textsc': '\\text{#1}',
  '\\ensuremath': '#1',
  '\\xspace': '',
  '\\mathbbm': '\\mathbb{#1}',
  '\\mathds': '\\mathbb{#1}',
  '\\nicefrac': '{^{#1}}\\!/_{#2}',
  '\\sfrac': '{^{#1}}\\!/_{#2}',
  '\\num': '#1',
  '\\SI': '#1\\,\\text{#2}',
  '\\euro': '\\text{€}',
  '\\textdegree': '^\\circ',
  '\\textquotedbl': '\\text{"}',
  '\\label': '\\@gobble{#1}',
}

/** A formula that cannot be understood stays as it was written. */
export function renderMath(
  tex: string,
  display: boolean,
  toText: (html: string) => string,
): string {
  const key = `${display ? 'display' : 'inline'} ${tex}`
  const known = remembered.get(key)
  if (known !== undefined) return known
  const html = mathml(tex, display) ?? `<code>${toText(tex)}</code>`
  if (remembered.size >= MAX_REMEMBERED) remembered.clear()
  remembered.set(key, html)
  return html
}

function mathml(tex: string, displayMode: boolean): string | null {
  try {
    const html = katex.renderToString(tex, {
      output: 'mathml',
      displayMode,
      throwOnError: true,
      macros: { ...MACROS },
      strict: 'ignore',
      trust: false,
      maxSize: 50,
      maxExpand: 500,
    })
    const math = /<math[\s\S]*<\/math>/.exec(html)?.[0] ?? null
    return math && !/<[^>]*\s(?:style|href|on\w+)=/i.test(math) ? math : null
  } catch {
    return null
  }
}

/** `$x$`, `$$x$$`, and lines between two lines of `$$`. A price such as "$5 and $6" is none. */
export function mathPlugin(markdown: MarkdownIt): void {
  const { escapeHtml } = markdown.utils
  markdown.inline.ruler.after('escape', 'math', (state, silent) => {
    const rest = state.src.slice(state.pos, state.posMax)
    const [whole, display, inline] =
      /^(?:\$\$([^$]+)\$\$|\$(?!\s)((?:[^$\\]|\\[\s\S])*?(?:[^$\\\s]|\\[^\s]))\$(?!\d))/.exec(
        rest,
      ) ?? []
    if (whole === undefined) return false
    if (!silent) {
      const token = state.push(display === undefined ? 'math_inline' : 'math_display', 'math', 0)
      token.content = (display ?? inline ?? '').trim()
    }
    state.pos += whole.length
    return true
  })
  markdown.block.ruler.before(
    'fence',
    'math',
    (state, start, end, silent) => {
      const lineAt = (line: number) =>
        state.src
          .slice((state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0), state.eMarks[line])
          .trim()
      if (lineAt(start) !== '$$') return false
      let close = start + 1
      while (close < end && lineAt(close) !== '$$') close++
      if (close >= end) return false
      if (silent) return true
      const token = state.push('math_display', 'math', 0)
      token.block = true
      token.content = state.getLines(start + 1, close, state.blkIndent, false).trim()
      token.map = [start, close + 1]
      state.line = close + 1
      return true
    },
    { alt: ['paragraph', 'reference', 'blockquote', 'list'] },
  )
  markdown.renderer.rules.math_inline = (tokens, index) =>
    renderMath(tokens[index]?.content ?? '', false, escapeHtml)
  markdown.renderer.rules.math_display = (tokens, index) =>
    renderMath(tokens[index]?.content ?? '', true, escapeHtml)
}
