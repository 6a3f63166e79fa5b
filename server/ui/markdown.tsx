import MarkdownIt, { type Env, type Token } from 'markdown-it'
import { mathPlugin } from './math.ts'

/** Statements come from authors, not from us: raw HTML stays text. */
const markdown = new MarkdownIt({ html: false, linkify: true })

/** Pages, mail, pictures inside the statement, and addresses without a scheme; everything else stays text. */
markdown.validateLink = (url) =>
  /^(?:https?:|mailto:|data:image\/(?:gif|jpeg|png|webp);)/i.test(url) || !/^[^/?#]*:/.test(url)

markdown.use(mathPlugin)

interface Environment {
  /** The folder that names without a folder are in. */
  files?: string | undefined
}

/** `door.png` in a statement is a file of its problem. */
function place(token: Token | undefined, attribute: string, env: Env | undefined): void {
  const url = String(token?.attrGet(attribute) ?? '')
  const files: unknown = env?.files
  if (typeof files === 'string' && url && !/^(?:[a-z][a-z0-9+.-]*:|[/?#])/i.test(url))
    token?.attrSet(attribute, files + url)
}

const { rules } = markdown.renderer
const imageRule = rules.image
rules.image = (tokens, index, options, env, self) => {
  place(tokens[index], 'src', env)
  return imageRule?.(tokens, index, options, env, self) ?? ''
}
rules.link_open = (tokens, index, options, env, self) => {
  place(tokens[index], 'href', env)
  tokens[index]?.attrSet('rel', 'noopener noreferrer nofollow')
  return self.renderToken(tokens, index, options)
}
// A column's alignment comes as a style attribute, which the page's policy refuses.
for (const name of ['th_open', 'td_open']) {
  rules[name] = (tokens, index, options, _env, self) => {
    const token = tokens[index]
    const align = /text-align:(\w+)/.exec(String(token?.attrGet('style') ?? ''))?.[1]
    if (token && align) {
      token.attrs = (token.attrs ?? []).filter(([attribute]) => attribute !== 'style')
      token.attrSet('class', `align-${align}`)
    }
    return self.renderToken(tokens, index, options)
  }
}
// A wide block scrolls by itself, so the keyboard must be able to reach it.
rules.fence = (tokens, index) => codeBlock(tokens[index]?.content ?? '')
rules.code_block = (tokens, index) => codeBlock(tokens[index]?.content ?? '')
rules.table_open = () => '<div class="scroll" tabindex="0"><table>'
rules.table_close = () => '</table></div>'

const codeBlock = (code: string) =>
  `<pre tabindex="0"><code>${markdown.utils.escapeHtml(code)}</code></pre>`

/** The page has its own `h1`: an author's headings follow it, and none skips a level. */
markdown.core.ruler.push('heading_levels', ({ tokens }) => {
  const headings = tokens.filter(({ type }) => type === 'heading_open' || type === 'heading_close')
  const highest = Math.min(...headings.map(levelOf))
  let last = 1
  for (const token of headings) {
    if (token.type === 'heading_open') last = Math.min(levelOf(token) - highest + 2, last + 1, 6)
    token.tag = `h${last}`
  }
})

const levelOf = ({ tag }: { tag: string }) => Number(tag.slice(1))

export const renderMarkdown = (text: string, { files }: Environment = {}): string =>
  markdown.render(text, { files })

export const Markdown = ({ text, files }: { text: string } & Environment) => (
  <div class="prose" dangerouslySetInnerHTML={{ __html: renderMarkdown(text, { files }) }} />
)
