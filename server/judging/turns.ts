export type InTurn = <T>(work: () => Promise<T>) => Promise<T>

/** Lets `count` work at a time; the others wait in the order in which they came. */
export function createTurns(count: number): InTurn {
  const waiting: (() => void)[] = []
  let free = count
  return async (work) => {
    if (free > 0) free -= 1
    else await new Promise<void>((resolve) => waiting.push(resolve))
    try {
      return await work()
    } finally {
      const next = waiting.shift()
      if (next) next()
      else free += 1
    }
  }
}
