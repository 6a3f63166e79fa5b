/** Real sockets for the tests of the link, and somebody in the middle who can read and change bytes. */
import { once } from 'node:events'
import { connect, createServer, type Server, type Socket } from 'node:net'
import { onTestFinished } from 'vitest'
import { FrameSplitter } from './frame.ts'
import { type Link, type LinkOptions, openLink } from './link.ts'

export const SECRET = Buffer.from('a secret for tests: of 40 bytes in all..')
export const OTHER_SECRET = Buffer.from('another secret: also long enough for it.')
export const GREETING = 40
export const PROOF = 68

export type Note = { job: string; n: number; text?: string }
type TestOptions = Partial<LinkOptions<Note>>
export type Pair = { dialler: Link<Note, Note>; listener: Link<Note, Note> }

export function parseNote(value: unknown): Note {
  if (typeof value === 'object' && value !== null && 'job' in value && 'n' in value) {
    return value as Note
  }
  throw new Error(`not a note: ${JSON.stringify(value)}`)
}

/** Listens on any port until the test is over, and ends every connection then. */
export async function listen(onSocket: (socket: Socket) => void = () => {}): Promise<Server> {
  const server = createServer()
  const sockets = new Set<Socket>()
  server.on('connection', (socket) => {
    sockets.add(socket)
    socket.on('error', () => {}) // Cut connections are what these tests are about.
    onSocket(socket)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    server.close()
    for (const socket of sockets) socket.destroy()
  })
  return server
}

export function dial(server: Server): Socket {
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('Cannot dial: not listening')
  const socket = connect(address.port, '127.0.0.1')
  onTestFinished(() => {
    socket.destroy()
  })
  return socket.on('error', () => {})
}

export async function socketPair(): Promise<{ near: Socket; far: Socket }> {
  const server = await listen()
  const accepted = once(server, 'connection')
  const near = dial(server)
  const [far] = await accepted
  return { near, far }
}

/** Opens both ends over one connection; `settled` so that a test can look at each one's failure. */
export function openBoth(near: Socket, far: Socket, options: TestOptions = {}) {
  const both = { parse: parseNote, ...options }
  return Promise.allSettled([
    openLink<Note, Note>(near, { ...both, role: 'dialler', secret: SECRET }),
    openLink<Note, Note>(far, { ...both, role: 'listener', secrets: [SECRET] }),
  ])
}

export async function linkPair(options: TestOptions = {}) {
  const ends = await socketPair()
  return { ...linked(await openBoth(ends.near, ends.far, options)), ends }
}

export function linked(both: Awaited<ReturnType<typeof openBoth>>): Pair {
  const [dialler, listener] = both
  if (dialler.status === 'rejected') throw dialler.reason
  if (listener.status === 'rejected') throw listener.reason
  return { dialler: dialler.value, listener: listener.value }
}

/** What the one in the middle does with bytes of one direction; calling `next` passes some on. */
export type Tamper = (
  piece: Buffer,
  next: (piece: Buffer) => void,
  back: (p: Buffer) => void,
) => void

/** Two ends with somebody between them. Whoever ends is ended on the other side too. */
export async function pairThrough(tamper: { up?: Tamper; down?: Tamper }) {
  const [left, right] = await Promise.all([socketPair(), socketPair()])
  relay(left.far, right.near, tamper.up)
  relay(right.near, left.far, tamper.down)
  const cut = () => left.far.destroy()
  /** Hands the far end bytes that were kept back. */
  const pass = (bytes: Buffer) => right.near.write(bytes)
  return { near: left.near, far: right.far, cut, pass }
}

function relay(from: Socket, to: Socket, tamper: Tamper = (piece, next) => next(piece)) {
  const next = (piece: Buffer) => to.write(piece)
  const back = (piece: Buffer) => from.write(piece)
  from.on('data', (piece: Buffer) => tamper(piece, next, back))
  from.on('close', () => to.end())
}

/** Tampers with whole frames: 0 is the proof, 1 the first of the link. */
export function tamperFrames(
  change: (frame: Buffer, index: number, back: (frame: Buffer) => void) => Buffer[],
): Tamper {
  const splitter = new FrameSplitter(64 * 1024 * 1024)
  let greetingLeft = GREETING
  let index = 0
  return (piece, next, back) => {
    const greeting = piece.subarray(0, greetingLeft)
    greetingLeft -= greeting.length
    next(greeting)
    for (const frame of splitter.split(piece.subarray(greeting.length))) {
      for (const changed of change(Buffer.from(frame), index++, back)) next(changed)
    }
  }
}

export async function collect<T>(messages: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = []
  for await (const message of messages) all.push(message)
  return all
}
