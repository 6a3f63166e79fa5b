import { CUT_MARK, SHOWN_BYTES } from '../shared/messages.ts'

/** A text as it may leave the worker: at most `SHOWN_BYTES`, with a mark where it was cut. */
export function shown(text: string): string {
  if (text.length <= SHOWN_BYTES && Buffer.byteLength(text) <= SHOWN_BYTES) return text
  const room = SHOWN_BYTES - Buffer.byteLength(CUT_MARK)
  // A character cut in two would read as U+FFFD; it goes.
  const kept = Buffer.from(text.slice(0, room)).subarray(0, room)
  return new TextDecoder().decode(kept, { stream: true }) + CUT_MARK
}
