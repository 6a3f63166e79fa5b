/** Values a guest has returned: text until here, and hostile until compared. */

export type Json = null | boolean | number | string | Json[] | { [name: string]: Json }

/** Deeper than any expected value; what recurses over values is safe below. */
const MAX_DEPTH = 500

/** Undefined when the text is no JSON, as `NaN` and `undefined` are none. */
export function parseJson(text: string): Json | undefined {
  if (isTooDeep(text)) return undefined
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function isTooDeep(text: string): boolean {
  let depth = 0
  let inString = false
  for (let at = 0; at < text.length; at++) {
    const char = text[at]
    if (inString) {
      if (char === '\\') at += 1
      else if (char === '"') inString = false
    } else if (char === '"') inString = true
    else if (char === '[' || char === '{') {
      depth += 1
      if (depth > MAX_DEPTH) return true
    } else if (char === ']' || char === '}') depth -= 1
  }
  return false
}

const PREVIEW_CHARS = 100

/** A value in few characters, for a message. */
export function preview(value: Json | undefined): string {
  if (value === undefined) return 'nothing'
  const text = Object.is(value, -0) ? '-0' : JSON.stringify(value)
  return text.length <= PREVIEW_CHARS ? text : `${text.slice(0, PREVIEW_CHARS)}…`
}
