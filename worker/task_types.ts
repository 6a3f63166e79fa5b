import type { Task } from '../shared/messages.ts'
import { parseType, type Type } from '../shared/signature.ts'

/** The types of a function whose values must be built and taken apart: those with lists and trees. */
export function nodeTypes(task: Task): { params: Type[]; returns: Type } | null {
  if (task.kind !== 'function') return null
  const params = task.params.map(({ type }) => type)
  const isSimple = [...params, task.returns].every((type) => !/\b(List|Tree)Node\b/.test(type))
  return isSimple ? null : { params: params.map(parseType), returns: parseType(task.returns) }
}
