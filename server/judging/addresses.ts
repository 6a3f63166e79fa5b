import { lookup } from 'node:dns/promises'
import type { Logger } from 'pino'

export interface Address {
  host: string
  port: number
}

type Entry = Address & { resolve: boolean }

export type Resolve = (name: string) => Promise<readonly string[]>

const RESOLVE_EVERY_MS = 2_000

const resolveName: Resolve = async (name) =>
  (await lookup(name, { all: true })).map(({ address }) => address)

/** @throws {Error} for what is neither `host:port` nor `dns:name:port`. */
export function parseWorkerAddress(text: string): Entry {
  const match = /^(dns:)?(\[[0-9a-fA-F:.]+\]|[^\s:[\]]+):(\d{1,5})$/.exec(text)
  const port = Number(match?.[3])
  if (!match?.[2] || port < 1 || port > 65_535) {
    throw new Error(
      `Cannot start: WORKERS: "${text}" is not an address such as 10.0.0.5:7001 or dns:workers:7001`,
    )
  }
  return { host: match[2].replace(/^\[|\]$/g, ''), port, resolve: match[1] !== undefined }
}

/**
 * Tells the addresses of all workers at once, and again whenever a `dns:` name begins to stand for
 * others: that is how a scaled service grows and shrinks without any configuration.
 */
export function watchAddresses(
  texts: readonly string[],
  log: Logger,
  onAddresses: (addresses: readonly Address[]) => void,
  resolveHost: Resolve = resolveName,
  everyMs = RESOLVE_EVERY_MS,
): () => void {
  const entries = texts.map(parseWorkerAddress)
  const resolved = new Map<Entry, readonly Address[]>(
    entries.map((entry) => [entry, entry.resolve ? [] : [entry]]),
  )
  const tell = () => onAddresses([...resolved.values()].flat())

  const resolve = async (entry: Entry) => {
    try {
      const hosts = await resolveHost(entry.host)
      resolved.set(
        entry,
        hosts.map((host) => ({ host, port: entry.port })),
      )
    } catch (error) {
      // A name that stands for nothing is a service scaled to none; links in use stay until then.
      if ((error as NodeJS.ErrnoException).code === 'ENOTFOUND') resolved.set(entry, [])
      else
        log.warn({ name: entry.host, reason: (error as Error).message }, 'cannot resolve workers')
    }
  }

  const names = entries.filter((entry) => entry.resolve)
  const refresh = async () => {
    await Promise.all(names.map(resolve))
    if (!stopped) tell()
  }
  let stopped = false
  tell()
  if (names.length > 0) void refresh()
  const timer = names.length > 0 ? setInterval(() => void refresh(), everyMs) : undefined
  return () => {
    stopped = true
    clearInterval(timer)
  }
}
