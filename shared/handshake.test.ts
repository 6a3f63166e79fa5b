import { once } from 'node:events'
import { connect } from 'node:net'
import { expect, test } from 'vitest'
import { deriveLinkKeys, LinkError, parseSecrets, shakeHands } from './handshake.ts'
import { openLink } from './link.ts'
import {
  dial,
  GREETING,
  listen,
  OTHER_SECRET,
  openBoth,
  PROOF,
  pairThrough,
  parseNote,
  SECRET,
  socketPair,
} from './wire.testkit.ts'

const asListener = { role: 'listener', secrets: [SECRET] } as const
const asDialler = { role: 'dialler', secret: SECRET } as const
const greeting = (version = 1) =>
  Buffer.concat([Buffer.from('ps-link'), Buffer.of(version), Buffer.alloc(32, 9)])

/** What becomes of a listener whose dialler writes these bytes and then waits. */
async function listenTo(bytes: Buffer | string, handshakeMs = 10_000): Promise<unknown> {
  const { near, far } = await socketPair()
  near.write(bytes)
  return openLink(far, { ...asListener, parse: parseNote, handshakeMs }).catch((error) => error)
}

test('both sides get the same keys, and each direction its own', async () => {
  const { near, far } = await socketPair()
  const [dialler, listener] = await Promise.all([
    shakeHands(near, asDialler, 1000),
    shakeHands(far, asListener, 1000),
  ])
  expect(dialler.sealKeys.mac.equals(listener.openKeys.mac)).toBe(true)
  expect(dialler.openKeys.encrypt.equals(listener.sealKeys.encrypt)).toBe(true)
  expect(dialler.sealKeys.mac.equals(dialler.openKeys.mac)).toBe(false)
  expect(dialler.sealKeys.encrypt.equals(dialler.openKeys.encrypt)).toBe(false)
})

test('a handshake in time leaves no deadline behind', async () => {
  const timers = () => process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length
  const before = timers()
  const { near, far } = await socketPair()
  await Promise.all([shakeHands(near, asDialler, 10_000), shakeHands(far, asListener, 10_000)])
  expect(timers()).toBe(before)
})

test('a wrong secret opens no link on either side, and both say so', async () => {
  const { near, far } = await socketPair()
  const [dialler, listener] = await Promise.allSettled([
    openLink(near, { role: 'dialler', secret: OTHER_SECRET, parse: parseNote }),
    openLink(far, { ...asListener, parse: parseNote }),
  ])
  expect(dialler).toMatchObject({
    reason: {
      layer: 'secret',
      message: 'Cannot open link: the listener does not accept our secret',
    },
  })
  expect(listener).toMatchObject({
    reason: {
      layer: 'secret',
      message: 'Cannot open link: the dialler proved none of our secrets',
    },
  })
  expect([near.destroyed, far.destroyed]).toEqual([true, true])
})

test.each([0, 1])('a listener accepts secret %i of its two', async (index) => {
  const { near, far } = await socketPair()
  const secrets = [SECRET, OTHER_SECRET]
  const [dialler, listener] = await Promise.all([
    shakeHands(near, { role: 'dialler', secret: secrets[index] ?? Buffer.alloc(0) }, 1000),
    shakeHands(far, { role: 'listener', secrets }, 1000),
  ])
  expect(dialler.sealKeys.mac.equals(listener.openKeys.mac)).toBe(true)
})

test('a listener without the secret cannot pretend to have it', async () => {
  const server = await listen((socket) => {
    const proofOfAnother = Buffer.alloc(PROOF, 1)
    proofOfAnother.writeUInt32BE(PROOF - 4)
    socket.write(Buffer.concat([greeting(), proofOfAnother]))
  })
  await expect(openLink(dial(server), { ...asDialler, parse: parseNote })).rejects.toMatchObject({
    layer: 'secret',
  })
})

test('a dialler is not fooled by its own bytes sent back', async () => {
  const server = await listen((socket) => socket.pipe(socket))
  await expect(openLink(dial(server), { ...asDialler, parse: parseNote })).rejects.toMatchObject({
    layer: 'secret',
    message: 'Cannot open link: the listener did not prove our secret',
  })
})

test('a recorded dialler, played again, opens no link', async () => {
  const recorded: Buffer[] = []
  const { near, far } = await pairThrough({
    up: (piece, next) => {
      recorded.push(piece)
      next(piece)
    },
  })
  const [, first] = await openBoth(near, far)
  expect(first.status).toBe('fulfilled')
  const bytes = Buffer.concat(recorded)
  expect(bytes.length).toBe(GREETING + PROOF)
  expect(await listenTo(bytes)).toMatchObject({ layer: 'secret' })
})

test.each([
  [
    'another protocol',
    'GET / HTTP/1.1\r\nHost: example.org\r\n\r\nmore',
    'speaks another protocol',
  ],
  ['another version', greeting(2), 'speaks version 2, this one 1'],
])('%s is refused by its greeting', async (_, bytes, message) => {
  expect(await listenTo(bytes)).toMatchObject({
    layer: 'greeting',
    message: expect.stringContaining(message),
  })
})

test.each([0, 1, 63, 4093, 2 ** 31])(
  'a stranger’s frame of length %i is not waited for',
  async (length) => {
    const head = Buffer.alloc(4)
    head.writeUInt32BE(length)
    expect(await listenTo(Buffer.concat([greeting(), head]))).toMatchObject({ layer: 'frame' })
  },
)

test.each([
  ['nothing', ''],
  ['half a greeting', greeting().subarray(0, 20)],
  ['no proof', greeting()],
  ['half a proof', Buffer.concat([greeting(), Buffer.from([0, 0, 0, 64]), Buffer.alloc(20)])],
])('a peer that sends %s and is silent is dropped at the deadline', async (_, bytes) => {
  expect(await listenTo(bytes, 30)).toMatchObject({
    layer: 'deadline',
    message: 'Cannot open link: no handshake within 30 ms',
  })
})

test('a peer that leaves before its greeting is refused', async () => {
  const { near, far } = await socketPair()
  near.end()
  // Which is noticed first: that it has gone, or that nobody takes our own greeting.
  await expect(openLink(far, { ...asListener, parse: parseNote })).rejects.toMatchObject({
    layer: expect.stringMatching(/^(greeting|stream)$/),
  })
})

test('a dial that nobody answers names the reason', async () => {
  const server = await listen()
  const address = server.address()
  server.close()
  await once(server, 'close')
  const port = typeof address === 'object' ? (address?.port ?? 0) : 0
  const failure = await openLink(connect(port, '127.0.0.1'), {
    ...asDialler,
    parse: parseNote,
  }).catch((error) => error)
  expect(failure).toBeInstanceOf(LinkError)
  expect(failure).toMatchObject({ layer: 'stream', cause: { code: 'ECONNREFUSED' } })
})

test('a dial that is given up on this side is not a refused secret', async () => {
  const server = await listen((socket) => socket.write(greeting()))
  const socket = dial(server)
  const opening = openLink(socket, { ...asDialler, parse: parseNote })
  socket.once('readable', () => setImmediate(() => socket.destroy()))
  await expect(opening).rejects.toMatchObject({
    layer: 'stream',
    message: 'Cannot open link: the connection was closed on this side',
  })
})

test('deriveLinkKeys() depends on both randoms', () => {
  const [a, b] = [Buffer.alloc(32, 1), Buffer.alloc(32, 2)]
  const macs = [
    deriveLinkKeys(SECRET, a, b),
    deriveLinkKeys(SECRET, a, a),
    deriveLinkKeys(SECRET, b, b),
  ]
    .flatMap(({ dialler, listener }) => [dialler.mac, listener.mac])
    .map((key) => key.export().toString('hex'))
  expect(new Set(macs).size).toBe(6)
})

test('parseSecrets() reads a list, and a file’s last newline is not part of it', () => {
  expect(parseSecrets(`${SECRET}, ${OTHER_SECRET}\n`)).toEqual([SECRET, OTHER_SECRET])
})

test.each([
  ['', 'Cannot read worker secret: it is empty'],
  [' \n', 'Cannot read worker secret: it is empty'],
  ['x'.repeat(31), 'Cannot read worker secret: entry 1 has 31 bytes, at least 32 are needed'],
  [`${SECRET},`, 'Cannot read worker secret: entry 2 has 0 bytes, at least 32 are needed'],
  [`${SECRET},hunter2`, 'Cannot read worker secret: entry 2 has 7 bytes, at least 32 are needed'],
])('parseSecrets() refuses %j', (text, message) => {
  expect(() => parseSecrets(text)).toThrow(new Error(message))
})
