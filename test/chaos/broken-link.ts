import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

export interface BrokenLink {
  address: string
  /** Every connection ends at once. */
  cut(): void
  /** Nothing passes any more though the connections stay: a dropped packet, a pulled cable. */
  freeze(): void
  thaw(): void
  /** What has gone to the worker so far. */
  bytesSent(): number
  close(): Promise<void>
}

/** Stands between an orchestrator and a worker, and breaks what is between them. */
export async function startBrokenLink(target: string): Promise<BrokenLink> {
  const [host, port] = target.split(':')
  const sockets = new Set<Socket>()
  let frozen = false
  let bytesSent = 0
  const keep = (socket: Socket, other: Socket) => {
    sockets.add(socket)
    socket.on('error', () => {}) // what breaks here is meant to
    socket.on('close', () => {
      sockets.delete(socket)
      other.destroy()
    })
    if (frozen) socket.pause()
  }
  const server = createServer((client) => {
    const worker = connect({ host: host ?? '', port: Number(port) })
    keep(client, worker)
    keep(worker, client)
    client.on('data', (bytes) => {
      bytesSent += bytes.length
      worker.write(bytes)
    })
    worker.on('data', (bytes) => client.write(bytes))
    if (frozen) for (const socket of [client, worker]) socket.pause()
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    address: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    cut() {
      for (const socket of sockets) socket.destroy()
    },
    freeze() {
      frozen = true
      for (const socket of sockets) socket.pause()
    },
    thaw() {
      frozen = false
      for (const socket of sockets) socket.resume()
    },
    bytesSent: () => bytesSent,
    async close() {
      for (const socket of sockets) socket.destroy()
      server.close()
      await once(server, 'close')
    },
  }
}
