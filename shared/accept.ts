import type { Server, Socket } from 'node:net'
import { LinkError } from './handshake.ts'
import { type Link, type LinkOptions, openLink } from './link.ts'

export type AcceptOptions<In> = LinkOptions<In> & {
  secrets: readonly Buffer[]
  /** Connections that have not proved a secret yet; any more are dropped unread. */
  maxPending?: number
  /** For the log: anyone who can reach the port can cause these. */
  onRefused?: (error: unknown, socket: Socket) => void
}

/** Makes a link of every connection that proves a secret in time. */
export function acceptLinks<In, Out extends object>(
  server: Server,
  options: AcceptOptions<In>,
  onLink: (link: Link<In, Out>, socket: Socket) => void,
): void {
  const { maxPending = 64, onRefused = () => {} } = options
  let pending = 0
  server.on('connection', async (socket) => {
    if (pending >= maxPending) {
      socket.destroy()
      onRefused(new LinkError('stream', 'Cannot open link: too many strangers connect'), socket)
      return
    }
    pending += 1
    let link: Link<In, Out>
    try {
      link = await openLink<In, Out>(socket, { ...options, role: 'listener' })
    } catch (error) {
      onRefused(error, socket)
      return
    } finally {
      pending -= 1
    }
    onLink(link, socket)
  })
}
