/** Long test data, kept for all links under the hash of its content. */
import type { Reference } from '../shared/messages.ts'

export type Store = {
  /** What is not kept is fetched, and two who lack the same wait for one fetch. */
  get(
    reference: Reference,
    fetch: (reference: Reference) => Promise<Buffer>,
    signal: AbortSignal,
  ): Promise<Buffer>
}

/** Beyond `maxBytes`, what was used longest ago is forgotten. */
export function createStore(maxBytes: number): Store {
  // Buffers, as they lie outside the heap and are as large as they say. A map keeps its order.
  const kept = new Map<string, Buffer>()
  const coming = new Map<string, Promise<Buffer>>()
  let bytes = 0

  function use(sha256: string): Buffer | undefined {
    const data = kept.get(sha256)
    if (data === undefined) return undefined
    kept.delete(sha256)
    kept.set(sha256, data)
    return data
  }

  function keep(sha256: string, data: Buffer): void {
    if (data.length > maxBytes) return
    kept.set(sha256, data)
    bytes += data.length
    for (const [oldest, { length }] of kept) {
      if (bytes <= maxBytes) break
      kept.delete(oldest)
      bytes -= length
    }
  }

  return {
    async get(reference, fetch, signal) {
      const { sha256 } = reference
      for (;;) {
        const found = use(sha256)
        if (found) return found
        const theirs = coming.get(sha256)
        if (!theirs) break
        // It may fail for a reason of its own, such as a link that was cut: then it is our turn.
        const data = await untilAborted(
          theirs.catch(() => null),
          signal,
        )
        if (data) return data
      }
      const ours = fetch(reference)
      coming.set(sha256, ours)
      try {
        const data = await ours
        keep(sha256, data)
        return data
      } finally {
        coming.delete(sha256)
      }
    },
  }
}

async function untilAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  signal.throwIfAborted()
  const { promise, reject } = Promise.withResolvers<never>()
  const abort = () => reject(signal.reason)
  signal.addEventListener('abort', abort, { once: true })
  try {
    return await Promise.race([work, promise])
  } finally {
    signal.removeEventListener('abort', abort)
  }
}
