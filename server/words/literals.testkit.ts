/** What stands written in our code, found by the grammar and not by its look. */
import { globSync, readFileSync } from 'node:fs'
import { parser } from '@lezer/javascript'

const typescript = parser.configure({ dialect: 'ts jsx' })
type SyntaxNode = ReturnType<typeof typescript.parse>['topNode']

export interface Literal {
  file: string
  line: number
  /** With `{1}`, `{2}` … for what is filled in. */
  text: string
  node: SyntaxNode
  code: string
}

export const sourceFiles = (pattern: string): string[] =>
  globSync(pattern).filter((file) => !/\.test(kit)?\.tsx?$|^server\/words\//.test(file))

/** Every string, template and text between tags. */
export function literalsIn(file: string): Literal[] {
  const code = readFileSync(file, 'utf8')
  const found: Literal[] = []
  typescript.parse(code).iterate({
    enter({ name, from, node }) {
      if (!['String', 'TemplateString', 'JSXText', 'JSXAttributeValue'].includes(name)) return
      const text = name === 'JSXText' ? code.slice(from, node.to) : unquoted(node, code)
      found.push({ file, line: code.slice(0, from).split('\n').length, text, node, code })
    },
  })
  return found
}

function unquoted(node: SyntaxNode, code: string): string {
  let text = ''
  let at = node.from + 1
  let place = 0
  for (const filled of node.getChildren('Interpolation')) {
    place += 1
    text += `${code.slice(at, filled.from)}{${place}}`
    at = filled.to
  }
  return (text + code.slice(at, node.to - 1)).replaceAll("\\'", "'")
}

/** The name of the function that it is an argument of, and its place among the arguments. */
export function callOf({ node, code }: Literal): { name: string; place: number } | undefined {
  const list = node.parent
  const call = list?.parent
  if (list?.name !== 'ArgList' || !call) return undefined
  const name = code.slice(call.from, list.from).replace(/^new /, '').split('.').at(-1) ?? ''
  const place = code.slice(list.from, node.from).split(',').length - 1
  return { name: name.trim(), place }
}

/** The name of the property that it is the value of. */
export const propertyOf = ({ node, code }: Literal): string | undefined =>
  node.parent?.name === 'Property'
    ? code.slice(node.parent.from, node.from).replace(/:\s*$/, '')
    : undefined
