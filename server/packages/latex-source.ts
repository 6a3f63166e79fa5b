/** The source of a LaTeX statement, made ready for the parser. */

const MAX_EXPANDED = 400_000

/** What stands between braces, with braces in it two deep. */
const INSIDE = String.raw`((?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*)`
const DEFINITION = new RegExp(
  String.raw`\\(?:(?:re|provide)?newcommand\*?\s*\{?\\([A-Za-z]+)\}?\s*(?:\[(\d)\])?|def\s*\\([A-Za-z]+))\s*\{${INSIDE}\}`,
  'g',
)

/**
 * As a whole document or a part of one, with the commands expanded that it defines for itself.
 *
 * @throws {Error} When that makes it too long.
 */
export function prepareSource(source: string): string {
  const definitions: { use: RegExp; body: string }[] = []
  let text = forPages(bodyOf(source))
    .replace(/(\\(?:url|href)\s*\{)([^{}]*)\}/g, (_, start, url) => `${start}${escaped(url)}}`)
    .replace(DEFINITION, (_, name, count, other, body) => {
      const args = `\\s*\\{${INSIDE}\\}`.repeat(Number(count ?? 0)) || String.raw`\s*(?:\{\})?`
      definitions.push({
        use: new RegExp(String.raw`\\${name ?? other}(?![A-Za-z])${args}`, 'g'),
        body,
      })
      return ''
    })
  for (const { use, body } of definitions.reverse()) {
    text = text.replace(use, (_, ...given) =>
      body.replace(/#(\d)/g, (_all, at) => String(given[Number(at) - 1] ?? '')),
    )
    if (text.length > MAX_EXPANDED) throw new Error('its own commands make it too long')
  }
  return text
}

/** Some statements are whole documents. */
const bodyOf = (source: string) =>
  /\\begin\{document\}([\s\S]*?)\\end\{document\}/.exec(source)?.[1] ?? source

/** What is meant for pages and not for paper (`\ifplastex`), and formulas that KaTeX has under another name. */
const forPages = (source: string) =>
  source
    .replace(/\\begin\{eqnarray\*?\}([\s\S]*?)\\end\{eqnarray\*?\}/g, (_, body) => {
      const formula = body.replace(/\\(?:label\s*\{[^{}]*\}|nonumber\b|notag\b)/g, '')
      return `\\[\\begin{array}{rcl}${formula}\\end{array}\\]`
    })
    .replace(/\\iffalse\b[\s\S]*?\\fi\b/g, '')
    .replace(/\\if(?:plastex|html)\b([\s\S]*?)(?:\\else\b[\s\S]*?)?\\fi\b/g, '$1')
    .replace(/\\ifdefined\s*\\\w+[\s\S]*?(?:\\else\b([\s\S]*?))?\\fi\b/g, '$1')

/** A percent sign in an address begins no comment. */
const escaped = (url: string) => url.replace(/(?<!\\)%/g, '\\%')
