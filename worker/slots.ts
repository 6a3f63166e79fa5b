/** How many jobs a worker runs at once, whoever sends them. */
export type Slots = {
  /** Null when all are taken or the worker is draining. */
  take(): Disposable | null
  /** From now on none is given. Fulfilled when all are back. */
  drain(): Promise<void>
  draining: AbortSignal
}

export function createSlots(count: number): Slots {
  const drained = Promise.withResolvers<void>()
  const draining = new AbortController()
  let taken = 0
  const settle = () => {
    if (draining.signal.aborted && taken === 0) drained.resolve()
  }
  return {
    draining: draining.signal,
    take() {
      if (taken === count || draining.signal.aborted) return null
      taken += 1
      return {
        [Symbol.dispose]() {
          taken -= 1
          settle()
        },
      }
    },
    drain() {
      draining.abort()
      settle()
      return drained.promise
    },
  }
}
