import type { Checker } from '../../shared/messages.ts'
import { difference } from './compare.ts'
import type { Json } from './json.ts'

type Tokens = Extract<Checker, { name: 'tokens' }>

/** Strings hold the same words, whatever the space between them. */
export const tokenValues = ({ caseSensitive }: Tokens, expected: Json, actual: Json) =>
  difference(expected, actual, (a, b) =>
    typeof a === 'string' && typeof b === 'string'
      ? words(a, caseSensitive).join(' ') === words(b, caseSensitive).join(' ')
      : Object.is(a, b),
  )

export const words = (text: string, caseSensitive: boolean): string[] =>
  (caseSensitive ? text : text.toLowerCase()).split(/\s+/).filter((word) => word !== '')
