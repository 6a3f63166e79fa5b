/**
 * The types of a function problem's signature, as authors write them:
 *
 *     int  float  string  boolean  null  any  ListNode  TreeNode
 *     T[]            an array            T?    T or null
 *     {a: T, b: U}   an object with exactly these fields
 *
 * Test data holds values as JSON. A `ListNode` is an array of ints, a `TreeNode` an array of ints
 * in level order, where null stands for a missing child and the last entry is never null.
 */
import { z } from 'zod'
import type { Language } from './messages.ts'

const SIMPLE = ['int', 'float', 'string', 'boolean', 'null', 'any', 'ListNode', 'TreeNode'] as const
type Simple = (typeof SIMPLE)[number]

export type Field = { name: string; type: Type }
export type Type =
  | { kind: Simple }
  | { kind: 'array'; of: Type }
  | { kind: 'optional'; of: Type }
  | { kind: 'object'; fields: Field[] }

/** Bounds how deep a type nests, and so how deep every function here recurses. */
const LONGEST_TYPE = 500

/** Words that cannot name a function or a parameter of a script, strict or not. */
const RESERVED = new Set(
  `arguments await break case catch class const continue debugger default delete do else enum eval
   export extends false finally for function if implements import in instanceof interface let new
   null package private protected public return static super switch this throw true try typeof
   undefined var void while with yield`.split(/\s+/),
)

export const isIdentifier = (text: string): boolean =>
  /^[A-Za-z_$][\w$]*$/.test(text) && text.length <= 64 && !RESERVED.has(text)

/** @throws {SyntaxError} `Cannot read type "…": …` */
export function parseType(text: string): Type {
  const fail = (reason: string) => new SyntaxError(`Cannot read type "${cut(text)}": ${reason}`)
  if (text.length > LONGEST_TYPE) throw fail(`it is longer than ${LONGEST_TYPE} characters`)
  const tokens = text.match(/[A-Za-z_$][\w$]*|\[\]|\S/g) ?? []
  let at = 0
  const expect = (token: string) => {
    if (tokens[at] !== token) throw fail(`expected "${token}" ${where(tokens[at])}`)
    at++
  }

  const parseWhole = (): Type => {
    let type: Type = tokens[at] === '{' ? parseObject() : parseSimple()
    for (; tokens[at] === '[]' || tokens[at] === '?'; at++) {
      if (tokens[at] === '[]') type = { kind: 'array', of: type }
      else if (type.kind === 'optional') throw fail('"?" is written twice')
      else type = { kind: 'optional', of: type }
    }
    return type
  }
  const parseSimple = (): Type => {
    const kind = SIMPLE.find((name) => name === tokens[at])
    if (!kind) throw fail(`expected a type ${where(tokens[at])}`)
    at++
    return { kind }
  }
  const parseObject = (): Type => {
    const fields: Field[] = []
    do {
      at++ // the opening brace, then each comma
      const name = tokens[at] ?? ''
      if (!/^[A-Za-z_$]/.test(name)) throw fail(`expected a field name ${where(tokens[at])}`)
      if (name === '__proto__') throw fail('a field cannot be called "__proto__"')
      if (fields.some((field) => field.name === name)) throw fail(`field "${name}" comes twice`)
      at++
      expect(':')
      fields.push({ name, type: parseWhole() })
    } while (tokens[at] === ',')
    expect('}')
    return { kind: 'object', fields }
  }

  const type = parseWhole()
  if (at < tokens.length) throw fail(`nothing is expected ${where(tokens[at])}`)
  return type
}

const where = (token: string | undefined) => (token === undefined ? 'at the end' : `at "${token}"`)
const cut = (text: string) => (text.length > 80 ? `${text.slice(0, 80)}…` : text)

/** The one way to write a type: `parseType(formatType(type))` is the same type. */
export function formatType(type: Type): string {
  if (type.kind === 'array') return `${formatType(type.of)}[]`
  if (type.kind === 'optional') return `${formatType(type.of)}?`
  if (type.kind !== 'object') return type.kind
  return `{${type.fields.map((field) => `${field.name}: ${formatType(field.type)}`).join(', ')}}`
}

/** Whether a value, as JSON.parse() gives it, is of the type. */
export function matchesType(type: Type, value: unknown): boolean {
  switch (type.kind) {
    case 'any':
      return true
    case 'null':
      return value === null
    case 'int':
      return Number.isSafeInteger(value)
    case 'float':
      return Number.isFinite(value)
    case 'string':
      return typeof value === 'string'
    case 'boolean':
      return typeof value === 'boolean'
    case 'ListNode':
      return Array.isArray(value) && value.every(Number.isSafeInteger)
    case 'TreeNode':
      return Array.isArray(value) && isLevelOrder(value)
    case 'array':
      return Array.isArray(value) && value.every((item) => matchesType(type.of, item))
    case 'optional':
      return value === null || matchesType(type.of, value)
    case 'object':
      return isRecord(value) && matchesFields(type.fields, value)
    default:
      return type satisfies never
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const matchesFields = (fields: Field[], value: Record<string, unknown>): boolean =>
  Object.keys(value).length === fields.length &&
  fields.every(({ name, type }) => Object.hasOwn(value, name) && matchesType(type, value[name]))

function isLevelOrder(values: unknown[]): boolean {
  let places = 1 // the root, then two for each node seen
  for (const value of values) {
    if (places === 0 || !(value === null || Number.isSafeInteger(value))) return false
    places += value === null ? -1 : 1
  }
  return values.length === 0 || values.at(-1) !== null
}

export function toTypeScript(type: Type): string {
  switch (type.kind) {
    case 'int':
    case 'float':
      return 'number'
    case 'ListNode':
    case 'TreeNode':
      return `${type.kind} | null`
    case 'array': {
      const item = toTypeScript(type.of)
      return item.endsWith(' | null') ? `(${item})[]` : `${item}[]`
    }
    case 'optional': {
      const value = toTypeScript(type.of)
      return value.endsWith('| null') || value === 'any' || value === 'null'
        ? value
        : `${value} | null`
    }
    case 'object': {
      const fields = type.fields.map((field) => `${field.name}: ${toTypeScript(field.type)}`)
      return `{ ${fields.join('; ')} }`
    }
    default:
      return type.kind
  }
}

const identifier = z.string().refine(isIdentifier, 'is not a name that a function can use')
const typeText = z.string().transform((text, ctx) => {
  try {
    return formatType(parseType(text))
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    ctx.addIssue({ code: 'custom', message: error.message })
    return z.NEVER
  }
})

/** What a solution's function is called, takes and returns. */
export const signatureSchema = z.strictObject({
  name: identifier,
  params: z
    .array(z.strictObject({ name: identifier, type: typeText }))
    .max(16)
    .refine((params) => new Set(params.map(({ name }) => name)).size === params.length, {
      message: 'has two parameters of the same name',
    }),
  returns: typeText,
})
export type Signature = z.infer<typeof signatureSchema>

const NODES: Record<string, string> = {
  ListNode: '{ val: number; next: ListNode | null }',
  TreeNode: '{ val: number; left: TreeNode | null; right: TreeNode | null }',
}

/** What the editor shows before anything is written. */
export function starterCode(signature: Signature, language: Language): string {
  const params = signature.params.map(({ name, type }) => ({ name, type: typeOf(type) }))
  const returns = typeOf(signature.returns)
  const all = [...params.map((param) => param.type), returns].join(' ')
  const nodes = Object.entries(NODES).filter(([name]) => new RegExp(`\\b${name}\\b`).test(all))
  return language === 'typescript'
    ? [
        ...nodes.map(([name, shape]) => `type ${name} = ${shape}\n`),
        `function ${signature.name}(${params.map((p) => `${p.name}: ${p.type}`).join(', ')}): ${returns} {\n\n}\n`,
      ].join('\n')
    : [
        ...nodes.map(([name, shape]) => `/** @typedef {${shape}} ${name} */\n`),
        [
          '/**',
          ...params.map((param) => ` * @param {${param.type}} ${param.name}`),
          ` * @returns {${returns}}`,
          ' */',
          `function ${signature.name}(${params.map((param) => param.name).join(', ')}) {\n\n}\n`,
        ].join('\n'),
      ].join('\n')
}

const typeOf = (text: string) => toTypeScript(parseType(text))
