/** The types of a function problem for a solver's own editor: what `<name>.d.ts` beside a solution says. */
import { parseType, type Signature, type Type, toTypeScript } from './signature.ts'

const CLASSES: Record<string, string> = {
  ListNode: `  class ListNode {
    val: number
    next: ListNode | null
    constructor(val?: number, next?: ListNode | null)
  }
`,
  TreeNode: `  class TreeNode {
    val: number
    left: TreeNode | null
    right: TreeNode | null
    constructor(val?: number, left?: TreeNode | null, right?: TreeNode | null)
  }
`,
}

export function declarations({ name, params, returns }: Signature): string {
  const types = [...params.map(({ type }) => type), returns].map(parseType)
  const nodes = Object.entries(CLASSES).flatMap(([kind, shape]) =>
    types.some((type) => holds(type, kind)) ? shape : [],
  )
  const list = params.map((param) => `${param.name}: ${toTypeScript(parseType(param.type))}`)
  const given = '/** The judge gives these to every solution. */'
  return [
    ...(nodes.length > 0 ? [`${given}\ndeclare global {\n${nodes.join('\n')}}\n`] : []),
    `export declare function ${name}(${list.join(', ')}): ${toTypeScript(parseType(returns))}\n`,
  ].join('\n')
}

function holds(type: Type, kind: string): boolean {
  if (type.kind === 'array' || type.kind === 'optional') return holds(type.of, kind)
  if (type.kind === 'object') return type.fields.some((field) => holds(field.type, kind))
  return type.kind === kind
}
