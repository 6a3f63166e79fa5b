/** Long test data: referred to in a job, and sent to a worker that does not have it yet. */
import {
  type Case,
  INLINE_BYTES,
  type NeedMessage,
  type TextMessage,
  type WholeCase,
} from '../../shared/messages.ts'
import { sha256 } from '../../shared/sha256.ts'

export type Field = 'input' | 'expected'

/** Reads one text of a job; `undefined` when it is gone. */
export type LoadText = (ordinal: number, field: Field) => Promise<string | undefined>

/** So short that heartbeats and results are not held up behind it. */
const PIECE_CHARS = 256 * 1024

/** Cuts a text, but never a surrogate pair: half of one cannot be encoded. */
export function* piecesOf(text: string): Generator<string> {
  for (let at = 0; at < text.length; ) {
    let end = Math.min(text.length, at + PIECE_CHARS)
    const last = text.charCodeAt(end - 1)
    if (end < text.length && last >= 0xd800 && last < 0xdc00) end -= 1
    yield text.slice(at, end)
    at = end
  }
}

/** `undefined` for what no case refers to: nobody learns more than what he is to judge. */
export function findReference(
  cases: readonly Case[],
  sha256: string,
): { ordinal: number; field: Field } | undefined {
  for (const { ordinal, input, expected } of cases) {
    if (typeof input !== 'string' && input.sha256 === sha256) return { ordinal, field: 'input' }
    if (typeof expected === 'object' && expected?.sha256 === sha256)
      return { ordinal, field: 'expected' }
  }
  return undefined
}

/** Until `isWanted` denies. */
export async function sendText(
  { job, sha256 }: NeedMessage,
  text: string,
  send: (message: TextMessage) => Promise<void>,
  isWanted: () => boolean,
): Promise<void> {
  let sent = 0
  for (const piece of piecesOf(text)) {
    if (!isWanted()) return
    sent += piece.length
    await send({ type: 'text', job, sha256, text: piece, more: sent < text.length })
  }
}

/** For cases that are nowhere stored: what is long is replaced by references to it. */
export function referTo(cases: readonly WholeCase[]): { cases: Case[]; loadText: LoadText } {
  const data = (text: string) => {
    const bytes = Buffer.byteLength(text)
    return bytes <= INLINE_BYTES ? text : { sha256: sha256(text), bytes }
  }
  return {
    cases: cases.map(({ ordinal, input, expected, checker }) => ({
      ordinal,
      ...(checker && { checker }),
      input: data(input),
      expected: expected === null ? null : data(expected),
    })),
    loadText: async (ordinal, field) =>
      cases.find((one) => one.ordinal === ordinal)?.[field] ?? undefined,
  }
}
