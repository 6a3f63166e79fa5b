import type { HttpBindings } from '@hono/node-server'
import { getConnInfo } from '@hono/node-server/conninfo'
import type { Context } from 'hono'
import type { Client } from '../auth/queries.ts'

/**
 * The other end of the socket, or, behind a proxy that is trusted, of the proxy's: it adds the
 * address it sees at the end of the list, and what stands before that can be made up. A request that
 * came by no socket has no address.
 */
export function clientAddress(c: Context): string {
  const { incoming } = (c.env ?? {}) as Partial<HttpBindings>
  const direct = (incoming && getConnInfo(c).remote.address) ?? 'none'
  return c.get('trustProxy') ? (lastOf(c.req.header('X-Forwarded-For')) ?? direct) : direct
}

/** Whether the browser speaks https, with us or with the trusted proxy. */
export const isHttps = (c: Context): boolean =>
  c.req.url.startsWith('https:') ||
  (c.get('trustProxy') && lastOf(c.req.header('X-Forwarded-Proto')) === 'https')

/** With the name that a browser gives itself, which its owner may recognise. */
export const clientOf = (c: Context): Client => ({
  address: clientAddress(c),
  agent: c.req.header('User-Agent')?.slice(0, 200) ?? null,
})

const lastOf = (list: string | undefined): string | undefined =>
  list?.split(',').at(-1)?.trim() || undefined
