/** A process as lines in, lines out, and an end that is told once. */
import type { Readable, Writable } from 'node:stream'

export type Conversation = ReturnType<typeof converse>
export type Streams = { errors: Readable; requests: Writable; answers: Readable }

const NEWLINE = 10
const KEPT_ERROR_BYTES = 8192

export function converse({ errors, requests, answers }: Streams) {
  const ended = Promise.withResolvers<void>()
  let end: string | null = null
  let complaints = ''
  let received: Buffer[] = []
  let size = 0
  /** Called at every change: bytes have arrived, or the process is gone. */
  let changed = () => {}

  // Writing to a process that has just died is no fault of ours; its end is told by `finish`.
  for (const stream of [errors, requests, answers]) stream.on('error', () => {})
  errors.on('data', (chunk: Buffer) => {
    if (complaints.length < KEPT_ERROR_BYTES) complaints += chunk.toString('latin1')
  })
  answers.on('data', (chunk: Buffer) => {
    received.push(chunk)
    size += chunk.length
    changed()
  })

  return {
    ended: ended.promise,
    howItEnded: () => end,
    errorText: () => complaints,
    receivedBytes: () => size,
    send: (request: object) => void requests.write(`${JSON.stringify(request)}\n`),
    /** Nothing more will be sent. */
    close: () => void requests.end(),
    /** To be called when the process is gone and all that it wrote has been read. */
    finish(how: string) {
      end ??= how
      changed()
      ended.resolve()
    },
    /** One whole line with nothing after it; null when there can be none any more. */
    nextLine(maxBytes: number, signal: AbortSignal): Promise<string | null> {
      return new Promise((resolve) => {
        const settle = (line: string | null) => {
          changed = () => {}
          signal.removeEventListener('abort', look)
          resolve(line)
        }
        const look = () => {
          if (received.at(-1)?.at(-1) === NEWLINE) {
            const text = Buffer.concat(received, size).toString('utf8', 0, size - 1)
            received = []
            size = 0
            settle(text.includes('\n') ? null : text)
          } else if (end !== null || size > maxBytes || signal.aborted) settle(null)
        }
        changed = look
        signal.addEventListener('abort', look)
        look()
      })
    },
  }
}
