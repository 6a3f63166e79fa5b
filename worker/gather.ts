/** What comes shortly after one another leaves together: alone, a small message costs mostly its way. */
export type Gatherer<Item> = {
  /** Waits while what was gathered before has not left yet. */
  add(item: Item): Promise<void>
  /** Fulfilled when all has left. */
  flush(): Promise<void>
}

const GATHER_MS = 3

/** @param send Called once for each item, in order. Never rejects. */
export function createGatherer<Item>(send: (item: Item) => Promise<void>): Gatherer<Item> {
  let waiting: Item[] = []
  let timer: NodeJS.Timeout | undefined
  let leaving: Promise<unknown> = Promise.resolve()

  function flush() {
    clearTimeout(timer)
    timer = undefined
    const items = waiting
    waiting = []
    leaving = Promise.all([leaving, ...items.map(send)])
    return leaving.then(() => {})
  }
  return {
    async add(item) {
      waiting.push(item)
      timer ??= setTimeout(flush, GATHER_MS)
      await leaving
    },
    flush,
  }
}
