import { setTimeout as sleep } from 'node:timers/promises'

/** Looks until there is something to see; what does not tell of itself is looked for like this. */
export async function eventually<T>(
  look: () => Promise<T | undefined | false>,
  withinMs = 15_000,
): Promise<T> {
  for (const deadline = Date.now() + withinMs; ; await sleep(20)) {
    const seen = await look()
    if (seen !== undefined && seen !== false) return seen
    if (Date.now() > deadline) throw new Error(`Not within ${withinMs} ms: ${look}`)
  }
}
