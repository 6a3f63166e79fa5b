import { expect, test } from 'vitest'
import { renderMarkdown } from './markdown.tsx'

/** Ways in which a statement could try to run code in its reader's browser. */
const ATTACKS = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '<svg/onload=alert(1)>',
  '<a href="javascript:alert(1)">x</a>',
  '<iframe src="javascript:alert(1)"></iframe>',
  '<style>@import "https://evil.example/"</style>',
  '<!-- <script>alert(1)</script> -->',
  '<![CDATA[<script>alert(1)</script>]]>',
  '<div style="background:url(javascript:alert(1))">x</div>',
  '<base href="https://evil.example/">',
  '<meta http-equiv="refresh" content="0;url=https://evil.example/">',
  '<form action="https://evil.example/"><button>x</button></form>',
  '[x](javascript:alert(1))',
  '[x](JaVaScRiPt:alert(1))',
  '[x](java&#x0a;script:alert(1))',
  '[x](&#106;avascript:alert(1))',
  '[x](\u0001javascript:alert(1))',
  '[x](vbscript:msgbox(1))',
  '[x](file:///etc/passwd)',
  '[x](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)',
  '[x](https://ok.example/"onmouseover="alert(1))',
  '[x](https://ok.example/ \'" onmouseover="alert(1)\')',
  '![x](javascript:alert(1))',
  '![x" onerror="alert(1)](x)',
  '![x](data:text/html,<script>alert(1)</script>)',
  '![x](data:image/svg+xml;base64,PHN2Zy8+)',
  '<javascript:alert(1)>',
  '[x]: javascript:alert(1)\n\n[x]',
  '```"><script>alert(1)</script>\nx\n```',
  '```\n</code></pre><script>alert(1)</script>\n```',
  '    </code></pre><script>alert(1)</script>',
  '`<script>alert(1)</script>`',
  '| <script>alert(1)</script> |\n|:--|\n| <img src=x onerror=alert(1)> |',
  '# <script>alert(1)</script>',
]

/** The tags and attributes that statements are made of, with addresses that are harmless. */
const TAG =
  /<\/?(?:p|h[2-6]|ul|ol|li|pre|code|em|strong|s|a|img|br|hr|blockquote|div|table|thead|tbody|tr|th|td)((?: [a-z]+="[^"<>]*")*)\s*\/?>/g
const ATTRIBUTE =
  /^(?:(?:href|src)="(?:https?:|mailto:|[^":/?#]*(?:[/?#]|"$))|(?:alt|title|class|rel|start|tabindex)=)/

test.each(ATTACKS)('nothing of %j can run', (attack) => {
  const html = renderMarkdown(attack)
  const attributes = [...html.matchAll(TAG)].flatMap(([, list = '']) => [
    ...list.matchAll(/[a-z]+="[^"]*"/g),
  ])
  for (const [attribute] of attributes) expect(attribute).toMatch(ATTRIBUTE)
  expect(html.replace(TAG, '')).not.toMatch(/[<>]/)
})

test('a link does not tell where its reader came from', () => {
  expect(renderMarkdown('[x](https://example.org/)')).toBe(
    '<p><a href="https://example.org/" rel="noopener noreferrer nofollow">x</a></p>\n',
  )
})

test.each([
  ['# a\n## b\n### c', 'h2 h3 h4'],
  ['## a\n#### b\n## c', 'h2 h3 h2'],
  ['### a\n# b', 'h2 h2'],
  ['###### a', 'h2'],
])('the headings of %j follow that of the page and skip no level', (text, levels) => {
  const found = [...renderMarkdown(text).matchAll(/<(h\d)>/g)].map(([, level]) => level)
  expect(found.join(' ')).toBe(levels)
})

test('a column is aligned without a style attribute', () => {
  const html = renderMarkdown('| a |\n|--:|\n| 1 |')
  expect(html).toContain('<td class="align-right">1</td>')
  expect(html).not.toContain('style')
})

test.each([
  ['a $x_1$ b', '<mi>x</mi><mn>1</mn>'],
  ['$$\nx\n$$', 'display="block"'],
  ['- a\n  $$\n  y\n  $$', 'display="block"'],
  ['a $$x$$ b', 'display="block"'],
  ['| a |\n|--|\n| $\\vert x \\vert$ |', '<td><math'],
])('%j is a formula', (text, part) => {
  expect(renderMarkdown(text)).toContain(part)
})

test.each(['costs $5 and $6', 'costs \\$5, or $', '`$x$`', '    $x$', '$$\nnever ends'])(
  '%j is no formula',
  (text) => {
    expect(renderMarkdown(text)).not.toContain('<math')
  },
)

test.each([
  '\\href{javascript:alert(1)}{x}',
  '\\htmlStyle{color: red}{x}',
  '\\url{javascript:alert(1)}',
  '\\includegraphics{https://evil.example/x.png}',
  '\\htmlData{onload=alert(1)}{x}',
  '\\text{<script>alert(1)</script>}',
  '\\color{red}{x}\\rule{9999em}{9999em}\\boxed{x}\\tag{1}',
  '\\def\\a{\\a\\a}\\a',
  '\\frac{',
])('the formula %j can do nothing to the page', (tex) => {
  const html = renderMarkdown(`$${tex}$`)
  expect(html).not.toMatch(/<(?!\/?(?:p|code|math|annotation|semantics|m[a-z]+)[\s>])/)
  expect(html).not.toMatch(/<[^>]*\s(?:style|href|src|on\w+)=/)
})

test('names in a statement are files of its problem', () => {
  const html = renderMarkdown('![](<a.png>) [b](b.pdf) [c](/c) [d](https://d.example/) [e](#e)', {
    files: '/problems/x/files/',
  })
  expect([...html.matchAll(/(?:src|href)="([^"]*)"/g)].map(([, url]) => url)).toEqual([
    '/problems/x/files/a.png',
    '/problems/x/files/b.pdf',
    '/c',
    'https://d.example/',
    '#e',
  ])
})
