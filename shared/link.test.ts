import { duplexPair } from 'node:stream'
import { setTimeout } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { sealFrame } from './frame.ts'
import { shakeHands } from './handshake.ts'
import { type Link, type LinkOptions, openLink } from './link.ts'
import {
  collect,
  linked,
  linkPair,
  type Note,
  openBoth,
  pairThrough,
  parseNote,
  SECRET,
  socketPair,
  type Tamper,
  tamperFrames,
} from './wire.testkit.ts'

const note = (n: number, text?: string): Note => ({ job: 'a', n, ...(text && { text }) })
const MINUTE = 60_000

test('messages of many jobs at once arrive whole and in order, both ways', async () => {
  const { dialler, listener } = await linkPair()
  const sendJobs = (link: Link<Note, Note>) =>
    Promise.all(
      Array.from({ length: 40 }, async (_, job) => {
        for (let n = 0; n < 50; n++) {
          await link.send({ job: `job ${job}`, n, text: 'ü'.repeat((n * 997) % 5000) })
        }
      }),
    )
  const [up, down] = [collect(listener.messages), collect(dialler.messages)]
  await Promise.all([sendJobs(dialler), sendJobs(listener)])
  dialler.close()
  await dialler.closed
  for (const received of [await up, await down]) {
    const jobs = Map.groupBy(received, ({ job }) => job)
    for (const notes of jobs.values()) {
      expect(
        notes.every(({ n, text }, index) => n === index && text?.length === (n * 997) % 5000),
      ).toBe(true)
    }
  }
  expect((await up).length).toBe(2000)
})

test('a message of many megabytes arrives', async () => {
  const { dialler, listener } = await linkPair()
  const text = 'x'.repeat(20 * 1024 * 1024)
  void dialler.send(note(1, text))
  const { value } = await listener.messages.next()
  expect(value?.text === text).toBe(true)
})

test('a message over the limit is refused to its sender, and the link goes on', async () => {
  const { dialler, listener } = await linkPair({ maxFrame: 4096 })
  await expect(dialler.send(note(1, 'x'.repeat(5000)))).rejects.toThrow(
    new RangeError('Cannot send message: its frame of 5092 bytes exceeds 4096'),
  )
  await dialler.send(note(2))
  expect((await listener.messages.next()).value).toEqual(note(2))
})

test('a frame over the receiver’s limit closes the link', async () => {
  const { near, far } = await socketPair()
  const [dialler, listener] = await Promise.all([
    openLink<Note, Note>(near, { role: 'dialler', secret: SECRET, parse: parseNote }),
    openLink<Note, Note>(far, {
      role: 'listener',
      secrets: [SECRET],
      parse: parseNote,
      maxFrame: 4096,
    }),
  ])
  void dialler.send(note(1, 'x'.repeat(5000)))
  expect(await listener.closed).toMatchObject({ layer: 'frame' })
})

/** Tries it on the first message of the dialler; both must end, and nothing may be handed out. */
async function expectRefusal(
  change: Parameters<typeof tamperFrames>[0],
  expected: Note[] = [],
  layer = 'frame',
) {
  const { near, far } = await pairThrough({ up: tamperFrames(change) })
  const { dialler, listener } = linked(await openBoth(near, far))
  const received = collect(listener.messages)
  const sent = [note(1), note(2)].map((one) => dialler.send(one).catch(() => {}))
  expect(await listener.closed).toMatchObject({ name: 'LinkError', layer })
  expect(await dialler.closed).toMatchObject({ name: 'LinkError', layer: 'stream' })
  expect(await received).toEqual(expected)
  await Promise.all(sent)
}

test('a replayed frame closes the link', () =>
  expectRefusal((frame, index) => (index === 1 ? [frame, frame] : [frame]), [note(1)]))

test('a replayed proof closes the link', () =>
  expectRefusal((frame, index) => (index === 0 ? [frame, frame] : [frame])))

test('a missing frame closes the link', () =>
  expectRefusal((frame, index) => (index === 1 ? [] : [frame])))

test('frames in another order close the link', () => {
  const kept: Buffer[] = []
  return expectRefusal((frame, index) => {
    if (index !== 1) return [frame, ...kept.splice(0)]
    kept.push(frame)
    return []
  })
})

test('a frame sent back to its sender closes the link', async () => {
  const up = tamperFrames((frame, index, back) => {
    if (index === 1) back(frame)
    return [frame]
  })
  const { near, far } = await pairThrough({ up })
  const { dialler, listener } = linked(await openBoth(near, far))
  await dialler.send(note(1))
  expect(await dialler.closed).toMatchObject({ layer: 'frame' })
  await listener.closed
})

const FLIPPED_BYTES = 40 + 68 + 84
test.each([
  ['up', 0x01],
  ['up', 0x80],
  ['down', 0x01],
] as const)('a byte flipped on the way %s, with mask %i, is never survived', async (way, mask) => {
  const attempts = Array.from({ length: FLIPPED_BYTES }, async (_, at) => {
    let offset = 0
    const flip: Tamper = (piece, next) => {
      const index = at - offset
      offset += piece.length
      if (index >= 0 && index < piece.length) {
        piece.writeUInt8(piece.readUInt8(index) ^ mask, index)
      }
      next(piece)
    }
    const { near, far } = await pairThrough({ [way]: flip })
    // A longer length leaves the other side waiting for the rest: then the deadline or silence ends it.
    const times = { handshakeMs: 800, pingMs: 50, silenceMs: 500, maxFrame: 8192 }
    const [dialler, listener] = await openBoth(near, far, times)
    if (dialler.status === 'rejected' || listener.status === 'rejected') {
      expect(at).toBeLessThan(40 + 68)
      return []
    }
    expect(at).toBeGreaterThanOrEqual(40 + 68)
    const ends = [dialler.value, listener.value]
    if (way === 'down') ends.reverse()
    const [sender, receiver] = ends
    const received = receiver && collect(receiver.messages)
    await sender?.send(note(1)).catch(() => {})
    expect(await receiver?.closed).toMatchObject({ name: 'LinkError' })
    expect(await sender?.closed).toMatchObject({ name: 'LinkError' })
    return received
  })
  expect((await Promise.all(attempts)).flat()).toEqual([])
})

test('a connection cut at any byte hands out whole messages only, and tells a cut from an end', async () => {
  const whole = 40 + 68 + 84 + 84
  const attempts = Array.from({ length: whole + 1 }, async (_, cut) => {
    let left = cut
    const ends = await pairThrough({
      up: (piece, next) => {
        next(piece.subarray(0, left))
        left -= Math.min(left, piece.length)
        if (left === 0) ends.cut()
      },
    })
    const [dialler, listener] = await openBoth(ends.near, ends.far)
    if (listener.status === 'rejected') {
      expect(cut).toBeLessThan(40 + 68)
      expect(dialler.status).toBe('rejected')
      return
    }
    const received = collect(listener.value.messages)
    if (dialler.status === 'fulfilled') {
      void dialler.value.send(note(1)).catch(() => {})
      void dialler.value.send(note(2)).catch(() => {})
    }
    expect(await listener.value.closed).toMatchObject({ layer: 'stream' })
    const count = Math.floor((cut - 40 - 68) / 84)
    // The cut comes with the bytes; a proof cut off on its way back means that nothing was sent.
    expect([0, count]).toContain((await received).length)
    if (cut > 40 + 68) expect((await received).length).toBe(count)
  })
  await Promise.all(attempts)
})

/** A dialler that knows the secret but seals what it likes. */
async function rogueDialler(options: Partial<LinkOptions<Note>> = {}) {
  const { near, far } = await socketPair()
  const [session, listener] = await Promise.all([
    shakeHands(near, { role: 'dialler', secret: SECRET }, 1000),
    openLink<Note, Note>(far, {
      role: 'listener',
      secrets: [SECRET],
      parse: parseNote,
      ...options,
    }),
  ])
  let sequence = 1
  const sendRaw = (...texts: string[]) =>
    near.write(
      Buffer.concat(
        texts.flatMap((text) => sealFrame(session.sealKeys, sequence++, Buffer.from(text))),
      ),
    )
  near.resume()
  return { sendRaw, listener }
}

test.each([
  ['not JSON', '{"hunter2', 'Cannot read message: it is not JSON'],
  ['nothing', '', 'Cannot read message: it is not JSON'],
  ['not a known message', '{"type":"hunter2"}', 'Cannot read message: it is not a known one'],
  ['an unknown word', '"hunter2"', 'Cannot read message: it is not a known one'],
])('%s closes the link after what came before it, and is not quoted', async (_, text, message) => {
  const { sendRaw, listener } = await rogueDialler()
  sendRaw(JSON.stringify(note(1)))
  sendRaw(text)
  sendRaw(JSON.stringify(note(2)))
  expect(await collect(listener.messages)).toEqual([note(1)])
  const reason = await listener.closed
  expect(reason).toMatchObject({ layer: 'message', message })
  expect(reason?.cause).toBeUndefined()
})

test('an idle link lives on by its pings, and knows how long they take', async () => {
  let pings = 0
  const countFrames = () =>
    tamperFrames((frame) => {
      pings += 1
      return [frame]
    })
  const { near, far } = await pairThrough({ up: countFrames(), down: countFrames() })
  const { dialler, listener } = linked(await openBoth(near, far, { pingMs: 10, silenceMs: 40 }))
  await expect.poll(() => pings).toBeGreaterThan(60)
  await dialler.send(note(1))
  expect((await listener.messages.next()).value).toEqual(note(1))
  expect(dialler.roundTripMs).toBeGreaterThan(0)
})

test('a peer that falls silent is given up by both sides', async () => {
  const afterProof = tamperFrames((frame, index) => (index === 0 ? [frame] : []))
  const { near, far } = await pairThrough({ up: afterProof })
  const { dialler, listener } = linked(await openBoth(near, far, { pingMs: 10, silenceMs: 50 }))
  expect(await listener.closed).toMatchObject({
    layer: 'heartbeat',
    message: 'Cannot keep link: silent for 50 ms',
  })
  expect(await dialler.closed).toMatchObject({ layer: 'stream' })
})

test('an altered length cannot keep a link alive on pings that fill the frame', async () => {
  const up = tamperFrames((frame, index) => {
    if (index === 1) frame.writeUInt32BE(100_000)
    return [frame]
  })
  const { near, far } = await pairThrough({ up })
  const { dialler, listener } = linked(await openBoth(near, far, { pingMs: 10, silenceMs: 50 }))
  await dialler.send(note(1))
  expect(await listener.closed).toMatchObject({ layer: 'heartbeat' })
})

test('a long frame on a slow line is waited for longer than silence', async () => {
  const frames = tamperFrames((frame) => [frame])
  const held: Buffer[] = []
  const hold = (bytes: Buffer, next: (bytes: Buffer) => void) => {
    const isLong = bytes.length > 1024 * 1024
    if (isLong) next(bytes.subarray(0, 1000))
    if (isLong || held.length > 0) held.push(isLong ? bytes.subarray(1000) : bytes)
    else next(bytes)
  }
  const slowly: Tamper = (piece, next, back) => frames(piece, (bytes) => hold(bytes, next), back)
  const ends = await pairThrough({ up: slowly })
  const { dialler, listener } = linked(
    await openBoth(ends.near, ends.far, { pingMs: 10, silenceMs: 50 }),
  )
  await dialler.send(note(1, 'x'.repeat(1024 * 1024)))
  await expect.poll(() => held.length).toBeGreaterThan(0)
  await setTimeout(200) // Time itself is what it must survive: four times `silenceMs`.
  for (const bytes of held) ends.pass(bytes)
  expect((await listener.messages.next()).value?.n).toBe(1)
})

test('a stall of this process is not taken for silence of the other', async () => {
  const { dialler, listener } = await linkPair({ pingMs: 10, silenceMs: 50 })
  for (let stall = 0; stall < 3; stall++) {
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 150)
    await dialler.send(note(stall))
    expect((await listener.messages.next()).value).toEqual(note(stall))
  }
})

test('a slow reader slows its sender down, and is not given up for it', async () => {
  const [near, far] = duplexPair()
  const both = { parse: parseNote, pingMs: 10, silenceMs: 50, inboxBytes: 256 * 1024 }
  const [dialler, listener] = await Promise.all([
    openLink<Note, Note>(near, { ...both, role: 'dialler', secret: SECRET }),
    openLink<Note, Note>(far, { ...both, role: 'listener', secrets: [SECRET] }),
  ])
  let encoded = 0
  let sent = 0
  const text = 'x'.repeat(64 * 1024)
  const sending = Array.from({ length: 500 }, async (_, n) => {
    const toJSON = () => {
      encoded += 1
      return note(n, text)
    }
    await dialler.send({ ...note(n), toJSON } as Note)
    sent += 1
  })
  // Nobody reads for many times `silenceMs`; the pings of the reader are all that moves.
  let pings = 0
  near.on('data', () => {
    pings += 1
  })
  await expect.poll(() => near.writableNeedDrain).toBe(true)
  const waiting = near.writableLength
  await expect.poll(() => pings, { timeout: 5000 }).toBeGreaterThan(30)
  expect(near.writableLength).toBeLessThanOrEqual(waiting) // Its own pings do not pile up behind the messages.
  expect(sent).toBeGreaterThan(2)
  expect(encoded).toBeLessThan(10) // 4 in the inbox, and what the two streams hold.

  for (let n = 0; n < 500; n++) {
    const { value } = await listener.messages.next()
    expect(value?.n).toBe(n)
  }
  await Promise.all(sending)
})

test('two sides that both read slowly do not give each other up', async () => {
  const { dialler, listener } = await linkPair({ pingMs: 10, silenceMs: 50, inboxBytes: 1 })
  const text = 'x'.repeat(1024 * 1024)
  const sendMany = (link: Link<Note, Note>) =>
    Promise.all(Array.from({ length: 40 }, (_, n) => link.send(note(n, text))))
  const sending = [sendMany(dialler), sendMany(listener)]
  await setTimeout(300) // Time itself is what they must survive: six times `silenceMs`.
  const take = async (link: Link<Note, Note>) => {
    for (let n = 0; n < 40; n++) expect((await link.messages.next()).value?.n).toBe(n)
  }
  await Promise.all([take(dialler), take(listener), ...sending])
})

test('close() lets what was sent leave first, and both sides know it for an orderly end', async () => {
  const { dialler, listener } = await linkPair()
  const text = 'x'.repeat(64 * 1024)
  const sending = Array.from({ length: 200 }, (_, n) => dialler.send(note(n, text)))
  void listener.send(note(1)) // Nobody takes it: it must not turn the end into a reset.
  dialler.close()
  expect((await collect(listener.messages)).map(({ n }) => n)).toEqual([...sending.keys()])
  await Promise.all(sending)
  expect(await Promise.all([dialler.closed, listener.closed])).toEqual([undefined, undefined])
})

test('close() with a reason gives it to this side only', async () => {
  const { dialler, listener } = await linkPair()
  const reason = new Error('Cannot judge: draining')
  dialler.close(reason)
  expect(await dialler.closed).toBe(reason)
  expect(await listener.closed).toBeUndefined()
})

test('close() does not wait for ever for a peer that does not read', async () => {
  const { near, far } = await socketPair()
  const times = { pingMs: 10, silenceMs: 50, parse: parseNote }
  const [dialler] = await Promise.all([
    openLink<Note, Note>(near, { ...times, role: 'dialler', secret: SECRET }),
    shakeHands(far, { role: 'listener', secrets: [SECRET] }, 1000),
  ])
  const text = 'x'.repeat(1024 * 1024)
  const sending = Array.from({ length: 50 }, (_, n) => dialler.send(note(n, text)))
  dialler.close()
  expect(await dialler.closed).toMatchObject({ layer: 'heartbeat' })
  const outcomes = await Promise.allSettled(sending)
  expect(outcomes.at(-1)).toMatchObject({ status: 'rejected', reason: { layer: 'closed' } })
})

test('nothing is taken after an orderly end, even from the same piece', async () => {
  const { sendRaw, listener } = await rogueDialler()
  sendRaw(JSON.stringify(note(1)), '"bye"', JSON.stringify(note(2)))
  expect(await collect(listener.messages)).toEqual([note(1)])
})

test('a side may close while nobody takes what it received', async () => {
  const { dialler, listener, ends } = await linkPair({ inboxBytes: 1, silenceMs: MINUTE })
  await dialler.send(note(1))
  await expect.poll(() => ends.far.isPaused()).toBe(true)
  await dialler.send(note(2))
  await expect.poll(() => ends.far.readableLength).toBeGreaterThan(0)
  listener.close()
  expect(await Promise.all([dialler.closed, listener.closed])).toEqual([undefined, undefined])
})

test('an orderly end is seen while nobody takes what came before it', async () => {
  const { sendRaw, listener } = await rogueDialler({ inboxBytes: 1, silenceMs: MINUTE })
  sendRaw(JSON.stringify(note(1)), '"bye"')
  expect(await listener.closed).toBeUndefined()
  expect(await collect(listener.messages)).toEqual([note(1)])
})

test('both sides may close at once', async () => {
  const { dialler, listener } = await linkPair()
  dialler.close()
  listener.close()
  expect(await Promise.all([dialler.closed, listener.closed])).toEqual([undefined, undefined])
})

test('a reader that leaves its loop closes the link', async () => {
  const { dialler, listener } = await linkPair()
  void dialler.send(note(1))
  for await (const message of listener.messages) {
    expect(message).toEqual(note(1))
    break
  }
  expect(await listener.closed).toBeUndefined()
  expect(await dialler.closed).toBeUndefined()
})

test('send() is refused once the link is closed, by either side', async () => {
  const { dialler, listener } = await linkPair()
  dialler.close()
  const refusal = { layer: 'closed', message: 'Cannot send message: the link is closed' }
  await expect(dialler.send(note(1))).rejects.toMatchObject(refusal)
  await listener.closed
  await expect(listener.send(note(1))).rejects.toMatchObject(refusal)
})

test('every waiting send() is refused when the connection breaks', async () => {
  const { near, far } = await socketPair()
  const [dialler] = await Promise.all([
    openLink<Note, Note>(near, { role: 'dialler', secret: SECRET, parse: parseNote }),
    shakeHands(far, { role: 'listener', secrets: [SECRET] }, 1000),
  ])
  const text = 'x'.repeat(1024 * 1024)
  const sending = Array.from({ length: 50 }, (_, n) => dialler.send(note(n, text)))
  await sending[0]
  far.destroy()
  const outcomes = await Promise.allSettled(sending)
  expect(outcomes.at(-1)).toMatchObject({ status: 'rejected', reason: { layer: 'closed' } })
  expect(await dialler.closed).toMatchObject({ layer: 'stream' })
})

test('a message that JSON cannot hold is refused to its sender only', async () => {
  const { dialler, listener } = await linkPair({ pingMs: MINUTE })
  const circular: Note & { self?: Note } = note(1)
  circular.self = circular
  await expect(dialler.send(circular)).rejects.toThrow(TypeError)
  await dialler.send(note(2))
  expect((await listener.messages.next()).value).toEqual(note(2))
})

test('nothing is left running when a link has closed', async () => {
  const { near, far } = await socketPair()
  const { dialler, listener } = linked(await openBoth(near, far, { pingMs: 5, silenceMs: 50 }))
  const timers = () => process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length
  const before = timers()
  dialler.close()
  await Promise.all([dialler.closed, listener.closed])
  expect(timers()).toBe(before - 2)
  expect([near.closed, far.closed]).toEqual([true, true])
})
