import type { Context } from 'hono'

/** The token of an `Authorization: Bearer` header. */
export const bearerOf = (c: Context): string | undefined =>
  /^Bearer +(\S+) *$/i.exec(c.req.header('Authorization') ?? '')?.[1]
