import { renderToString } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { CodeListing } from './code.tsx'
import { highlightLines } from './highlight.ts'

test('the pieces of a line add up to it, over comments and strings of many lines', () => {
  const code = 'let a = `x\ny`\n\n/* b\n  c */ "<d>"'
  const lines = highlightLines(code, 'javascript')
  expect(lines.map((line) => line.map(({ text }) => text).join(''))).toEqual(code.split('\n'))
  expect(lines[3]).toEqual([{ text: '/* b', classes: 'tok-comment' }])
  expect(lines[4]?.[0]).toEqual({ text: '  c */', classes: 'tok-comment' })
})

test('TypeScript is read as such', () => {
  const types = (language: 'javascript' | 'typescript') =>
    highlightLines('type A = number', language)[0]?.filter(({ classes }) =>
      classes.includes('tok-typeName'),
    ).length
  expect(types('typescript')).toBe(2)
  expect(types('javascript')).toBe(0)
})

test('code that cannot be parsed is still shown whole', () => {
  const code = 'function f( { ]] `\nreturn "'
  const lines = highlightLines(code, 'typescript').map((line) => line.map(({ text }) => text))
  expect(lines.map((line) => line.join('')).join('\n')).toBe(code)
})

test('a part of a listing keeps its numbers, and its markup is text', () => {
  const html = renderToString(
    <CodeListing code={'a\nb < "<i>"\nc\n'} language="javascript" from={2} to={2} errorLine={2} />,
  )
  expect(html).toContain('<span class="line bad" data-line="2">')
  expect(html).toContain('&lt;i>')
  expect(html).not.toContain('<i>')
  expect(html.match(/data-line/g)).toHaveLength(1)
})
