import { expect, test } from 'vitest'
import { renderMarkdown } from '../ui/markdown.tsx'
import { latexToMarkdown } from './latex.ts'

const PICTURES = ['door.png', 'plan.pdf']
const convert = (source: string) => {
  const warnings: string[] = []
  const statement = latexToMarkdown(source, {
    picture: (name) => PICTURES.find((one) => one.split('.')[0] === name.split('.')[0]) ?? null,
    constants: { n: '100' },
    language: 'en',
    warn: (warning) => warnings.push(warning),
  })
  return { ...statement, markdown: statement.markdown.trim(), warnings }
}

test.each([
  ['a paragraph\nin two lines\n\nand another', 'a paragraph in two lines\n\nand another'],
  ['$a_1 < b$ and \\(c\\)', '$a_1 < b$ and $c$'],
  ['\\[ x \\] then $$y$$', '$$\nx\n$$\n\nthen\n\n$$\ny\n$$'],
  ['\\begin{align*}a &= b\\end{align*}', '$$\n\\begin{align*}a &= b\\end{align*}\n$$'],
  ['\\textbf{b} \\emph{i} {\\bf all \\it both}', '**b** *i* **all *both***'],
  ['\\texttt{a\\_b*} \\verb|x_y|', '`a_b*` `x_y`'],
  ["``x'' -- --- it's~so\\ldots", '“x” – — it’s\u00a0so…'],
  ['10\\% \\$5 \\& \\# a_b *c*', '10% \\$5 \\& \\# a\\_b \\*c\\*'],
  ['\\"a\\\'{e}\\c{c}\\r{a} \\aa\\o', 'äéçå åø'],
  ['% a comment\nText % and one\nmore', 'Text more'],
  ['one\n% a comment\n  % another\ntwo', 'one two'],
  ['\\section*{Input} one', '## Input\n\none'],
  ['\\begin{Input}one\\end{Input}', '## Input\n\none'],
  ['\\begin{itemize}\\item a\\item b\\end{itemize}', '- a\n- b'],
  ['\\begin{enumerate}\\item a\n\nc\\item b\\end{enumerate}', '1. a\n   \n   c\n2. b'],
  ['1. no list', '1\\. no list'],
  ['\\includegraphics[width=5cm]{door}', '![](<door.png>)'],
  [
    '\\illustration{0.3}{door.png}{A \\href{http://x.org/a%20b}{door}}',
    '![](<door.png>)\n\nA [door](<http://x.org/a%20b>)',
  ],
  ['\\includegraphics{plan}', '[plan.pdf](<plan.pdf>)'],
  [
    '\\begin{figure}[h]\\centering\\includegraphics{door}\\caption{Door}\\end{figure}',
    '![](<door.png>)\n\nDoor',
  ],
  [
    '\\begin{tabular}{|l|c|}\\hline a & b \\\\ \\hline $|x|$ & c\\&d \\\\ \\hline\\end{tabular}',
    '| a | b |\n| --- | --- |\n| $\\vert{}x\\vert{}$ | c\\&d |',
  ],
  [
    '\\begin{tabular}{ll}\\multicolumn{2}{c}{wide}\\\\ a & b\\end{tabular}',
    '| wide |   |\n| --- | --- |\n| a | b |',
  ],
  ['\\begin{verbatim}\n  a & `b`\n\\end{verbatim}', '```\n  a & `b`\n```'],
  ['\\begin{lstlisting}[language=C]\nint x_y;\n\\end{lstlisting}', '```\nint x_y;\n```'],
  ['\\url{http://x.org/a_b}', '<http://x.org/a_b>'],
  ['\\newcommand{\\big}{10^5} $\\big$', '$10^5$'],
  [
    '\\newcommand{\\pair}[2]{$(#1, \\emph{#2})$}\\pair{a}{b_{1}}, \\pair{c}{d}',
    '$(a, \\emph{b_{1}})$, $(c, \\emph{d})$',
  ],
  ['at most \\constant{n}', 'at most 100'],
  ['one \\\\ \\\\\ntwo \\\\ three', 'one\n\ntwo   \n three'],
  [
    '\\begin{figure}\\includegraphics{door}\\caption{Door}\\label{f}\\end{figure} See \\autoref{f}, figure~\\ref{f}.',
    '![](<door.png>)\n\n**Figure 1.** Door\n\nSee Figure 1, figure\u00a01.',
  ],
  [
    '\\begin{table}\\caption{Doors}\\label{t}\\begin{tabular}{l}a\\end{tabular}\\end{table} \\ref{t}',
    '**Table 1.** Doors\n\n| a |\n| --- |\n\n1',
  ],
  [
    '\\begin{equation}x\\label{e}\\end{equation} By \\eqref{e}',
    '$$\n\\begin{equation}x\\tag{1}\\end{equation}\n$$\n\nBy (1)',
  ],
  ['\\begin{eqnarray*}a&=&b\\end{eqnarray*}', '$$\n\\begin{array}{rcl}a&=&b\\end{array}\n$$'],
  ['\\ifplastex page\\else paper\\fi{} \\iffalse never\\fi end', 'page end'],
  ['\\documentclass{x}\\begin{document}Body\\end{document}', 'Body'],
])('%j is %j', (source, markdown) => {
  expect(convert(source)).toMatchObject({ markdown, warnings: [] })
})

test('the name of the problem is its title, not a part of the text', () => {
  expect(convert('\\problemname{Two Doors}\nText')).toMatchObject({
    title: 'Two Doors',
    markdown: 'Text',
  })
})

test('what is not known keeps its text and is told', () => {
  expect(convert('\\strange{text} \\includegraphics{gone}')).toMatchObject({
    markdown: 'text',
    warnings: ['the picture gone is missing', '\\strange is not known, its text is kept'],
  })
})

test.each([
  ['\\begin{tikzpicture}\\draw (0,0);\\end{tikzpicture}', 'what tikzpicture draws is not shown'],
  ['\\ref{gone}', 'nothing is called gone, which the text speaks of'],
  ['\\input{gone.tex}', 'the file gone.tex is missing'],
])('%j leaves nothing, and is told', (source, warning) => {
  expect(convert(source)).toMatchObject({ markdown: '', warnings: [warning] })
})

test.each([
  '<script>alert(1)</script>',
  '\\href{javascript:alert(1)}{x}',
  '\\url{javascript:alert(1)}',
  '\\texttt{`<script>alert(1)</script>}',
  '\\begin{verbatim}\n```\n<script>alert(1)</script>\n\\end{verbatim}',
  '\\includegraphics{door}<img src=x onerror=alert(1)>',
])('nothing of %j can run', (source) => {
  const html = renderMarkdown(convert(source).markdown)
  expect(html).not.toMatch(/<(?:script|img src="x")|href="javascript|<[^>]*\sonerror=/i)
})

test('commands that make themselves longer without end are refused', () => {
  const doubles = 'abcdefghijklmnopqrstuvwxyz'
    .split('')
    .map(
      (name, at, all) => `\\newcommand{\\x${name}}{\\x${all[at + 1] ?? ''}\\x${all[at + 1] ?? ''}}`,
    )
  expect(() => convert(`${doubles.reverse().join('')}\\xa`)).toThrow()
})

test('a formula between bars is a formula in a table, too', () => {
  const { markdown } = convert('\\begin{tabular}{l}a \\\\ $|x|$ \\\\ $\\|y\\|$\\end{tabular}')
  expect(renderMarkdown(markdown).match(/<math/g)).toHaveLength(2)
})
