/** What one link was asked for and has not sent yet. */
import type { NeedMessage, Reference, TextMessage } from '../shared/messages.ts'
import { sha256 } from '../shared/sha256.ts'

export type Transfers = {
  /** @throws When `signal` fires, or what comes is not what was asked for. */
  fetch(job: string, reference: Reference, signal: AbortSignal): Promise<Buffer>
  receive(message: TextMessage): void
}

type Transfer = {
  reference: Reference
  data: Buffer
  filled: number
} & PromiseWithResolvers<Buffer>

export function createTransfers(send: (message: NeedMessage) => unknown): Transfers {
  const open = new Map<string, Transfer>()
  const nameOf = ({ job, sha256 }: { job: string; sha256: string }) => `${job} ${sha256}`

  return {
    async fetch(job, reference, signal) {
      signal.throwIfAborted()
      const name = nameOf({ job, sha256: reference.sha256 })
      const transfer = {
        reference,
        data: Buffer.alloc(0),
        filled: 0,
        ...Promise.withResolvers<Buffer>(),
      }
      const abort = () => transfer.reject(signal.reason)
      signal.addEventListener('abort', abort, { once: true })
      open.set(name, transfer)
      try {
        send({ type: 'need', job, sha256: reference.sha256 })
        return await transfer.promise
      } finally {
        signal.removeEventListener('abort', abort)
        open.delete(name)
      }
    },

    receive(message) {
      const transfer = open.get(nameOf(message))
      if (!transfer) return // Nobody waits for it any more.
      try {
        add(transfer, message)
      } catch (error) {
        transfer.reject(error)
      }
    },
  }
}

function add(transfer: Transfer, { text, more }: TextMessage): void {
  const { reference } = transfer
  if (transfer.data.length === 0) transfer.data = Buffer.allocUnsafeSlow(reference.bytes)
  const size = Buffer.byteLength(text)
  if (transfer.filled + size > reference.bytes) throw unexpected(reference, 'it is too long')
  transfer.filled += transfer.data.write(text, transfer.filled)
  if (more) return
  if (transfer.filled < reference.bytes) throw unexpected(reference, 'it is too short')
  if (sha256(transfer.data) !== reference.sha256) throw unexpected(reference, 'its hash is another')
  transfer.resolve(transfer.data)
}

const unexpected = ({ sha256 }: Reference, reason: string) =>
  new Error(`Cannot take test data ${sha256}: ${reason}`)
