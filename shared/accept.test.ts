import { once } from 'node:events'
import { expect, test } from 'vitest'
import { acceptLinks } from './accept.ts'
import { dialLink } from './dial.ts'
import { LinkError } from './handshake.ts'
import {
  collect,
  dial,
  listen,
  type Note,
  OTHER_SECRET,
  parseNote,
  SECRET,
} from './wire.testkit.ts'

test.each([
  ['[new, old] meets [old]', [OTHER_SECRET, SECRET], [SECRET]],
  ['[old] meets [new, old]', [SECRET], [OTHER_SECRET, SECRET]],
])('in a rotation a dialler with %s', async (_, dialled, accepted) => {
  const server = await listen()
  acceptLinks<Note, Note>(server, { parse: parseNote, secrets: accepted }, async (link) => {
    for await (const note of link.messages) await link.send({ ...note, n: note.n + 1 })
  })
  const link = await dialLink<Note, Note>(() => dial(server), {
    parse: parseNote,
    secrets: dialled,
  })
  await link.send({ job: 'a', n: 1 })
  expect(await link.messages.next()).toEqual({ done: false, value: { job: 'a', n: 2 } })
})

test('dialLink() fails when every secret is refused, and dials once for each', async () => {
  const server = await listen()
  const refused: unknown[] = []
  acceptLinks(
    server,
    { parse: parseNote, secrets: [SECRET], onRefused: (error) => refused.push(error) },
    () => expect.unreachable('nobody knew the secret'),
  )
  const dialled = dialLink(() => dial(server), {
    parse: parseNote,
    secrets: [OTHER_SECRET, Buffer.alloc(32)],
  })
  await expect(dialled).rejects.toMatchObject({ layer: 'secret' })
  expect(refused).toMatchObject([{ layer: 'secret' }, { layer: 'secret' }])
})

test('dialLink() does not try the next secret when the secret is not the reason', async () => {
  let dials = 0
  const server = await listen((socket) => {
    dials += 1
    socket.end('x'.repeat(40))
  })
  await expect(
    dialLink(() => dial(server), { parse: parseNote, secrets: [SECRET, OTHER_SECRET] }),
  ).rejects.toMatchObject({ layer: 'greeting' })
  expect(dials).toBe(1)
})

test('acceptLinks() drops strangers over the cap, and has room again when one is gone', async () => {
  const server = await listen()
  const refusals: LinkError[] = []
  let onRefusal = () => {}
  const links: string[] = []
  acceptLinks<Note, Note>(
    server,
    {
      parse: parseNote,
      secrets: [SECRET],
      maxPending: 2,
      handshakeMs: 10_000,
      onRefused: (error) => {
        if (error instanceof LinkError) refusals.push(error)
        onRefusal()
      },
    },
    async (link) => {
      links.push('open')
      await collect(link.messages)
    },
  )
  const strangers = [dial(server), dial(server)]
  for (const stranger of strangers) await once(stranger, 'data') // The greeting: it is pending.

  const third = dial(server)
  await once(third, 'close')
  expect(refusals).toMatchObject([{ message: 'Cannot open link: too many strangers connect' }])

  const gone = new Promise<void>((resolve) => {
    onRefusal = resolve
  })
  strangers[0]?.destroy()
  await gone
  // Links that have proved the secret do not count: three of them pass through the one place.
  for (let opened = 1; opened <= 3; opened++) {
    await dialLink<Note, Note>(() => dial(server), { parse: parseNote, secrets: [SECRET] })
  }
  expect(links.length).toBe(3)
})
