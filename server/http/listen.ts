import { once } from 'node:events'
import { serve } from '@hono/node-server'

/** How long answers in progress may take once the server stops: live pages would stay for ever. */
const CLOSE_MS = 1_000

/**
 * Who sends slowly holds a socket that others need. A package of 100 MiB must still get through;
 * the answer may take as long as it wants.
 */
const PATIENCE = {
  headersTimeout: 10_000,
  requestTimeout: 120_000,
  connectionsCheckingInterval: 2_000,
}

export interface Listening {
  url: string
  close(): Promise<void>
}

/** @throws {Error} One line that says why the address cannot be listened on. */
export async function listen(
  fetch: (request: Request) => Response | Promise<Response>,
  { host, port }: { host: string; port: number },
  patience = PATIENCE,
): Promise<Listening> {
  const server = serve({ fetch, hostname: host, port, serverOptions: patience })
  await once(server, 'listening').catch((error: NodeJS.ErrnoException) => {
    const inUse = error.code === 'EADDRINUSE'
    const reason = inUse ? `port ${port} is in use; PORT chooses another` : error.message
    throw new Error(`Cannot start: ${reason}`, { cause: error })
  })
  const address = server.address()
  const actual = typeof address === 'object' && address ? address.port : port
  const close = async () => {
    const closed = once(server, 'close')
    server.close()
    const timer = setTimeout(
      () => 'closeAllConnections' in server && server.closeAllConnections(),
      CLOSE_MS,
    )
    await closed
    clearTimeout(timer)
  }
  const name = host === '0.0.0.0' || host === '::' || host === '127.0.0.1' ? 'localhost' : host
  return { url: `http://${name}:${actual}`, close }
}
