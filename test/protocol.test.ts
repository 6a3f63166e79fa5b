/** What docs/protocol.md says is what the code does: every number, message and vector in it. */
import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { openFrame, sealFrame } from '../shared/frame.ts'
import { deriveLinkKeys } from '../shared/handshake.ts'
import {
  checkerSchema,
  INLINE_BYTES,
  orchestratorMessageSchema,
  PROTOCOL_VERSION,
  SHOWN_BYTES,
  workerMessageSchema,
} from '../shared/messages.ts'
import { VERDICTS } from '../shared/verdict.ts'
import { createTestDatabase } from './database.ts'
import { judge, startOrchestrator, until } from './stack.ts'

const page = readFileSync(new URL('../docs/protocol.md', import.meta.url), 'utf8')
const blocks = (info: string) =>
  [...page.matchAll(/^```(.*)\n([\s\S]*?)^```$/gm)].flatMap(([, name, text = '']) =>
    name === info ? [text] : [],
  )
const hex = (text: string) => Buffer.from(text, 'hex')

const vectors = new Map(
  (blocks('text vectors')[0] ?? '')
    .trim()
    .split('\n')
    .map((line) => {
      const at = line.lastIndexOf(' ')
      return [line.slice(0, at), line.slice(at + 1)]
    }),
)
const vector = (name: string) => hex(vectors.get(name) ?? '')
const keys = deriveLinkKeys(vector('secret'), vector('diallerRandom'), vector('listenerRandom'))

test.each(['dialler', 'listener'] as const)('the keys of the %s are those of the page', (role) => {
  expect(keys[role].encrypt.export().toString('hex')).toBe(vectors.get(`${role} encrypt`))
  expect(keys[role].mac.export().toString('hex')).toBe(vectors.get(`${role} mac`))
})

const frames = [
  ...(blocks('text frames')[0] ?? '').matchAll(
    /^(dialler|listener) (\d+) (".*")\n {4}([0-9a-f]+)\n {4}([0-9a-f]+)$/gm,
  ),
].map(([, role = '', sequence, payload = '', iv = '', frame = '']) => ({
  role: role as 'dialler' | 'listener',
  sequence: Number(sequence),
  payload: JSON.parse(payload) as string,
  iv,
  frame,
}))

test('the page has every vector', () => {
  const known = JSON.parse(readFileSync(new URL('../shared/vectors.json', import.meta.url), 'utf8'))
  expect(frames.map(({ role, ...rest }) => ({ sealedBy: role, ...rest }))).toEqual(known.frames)
  expect(vectors.get('secret')).toBe(known.secret)
})

test.each(frames)('frame $sequence of the $role is the one of the page', (known) => {
  const { role, sequence, payload, iv, frame } = known
  const sealed = Buffer.concat(sealFrame(keys[role], sequence, Buffer.from(payload), hex(iv)))
  expect(sealed.toString('hex')).toBe(frame)
  expect(openFrame(keys[role], sequence, hex(frame)).toString()).toBe(payload)
})

const SCHEMAS = { orchestrator: orchestratorMessageSchema, worker: workerMessageSchema }

test.each(['orchestrator', 'worker'] as const)(
  'the page shows every message of the %s, with every field',
  (role) => {
    const shown = blocks(`json ${role}`).map((text) => JSON.parse(text) as { type: string })
    for (const message of shown) expect(SCHEMAS[role].parse(message)).toEqual(message)
    const types = SCHEMAS[role].options.map(({ shape }) => shape.type.value)
    expect([...new Set(shown.map(({ type }) => type))].sort()).toEqual(types.toSorted())
    for (const { shape } of SCHEMAS[role].options) {
      const one = shown.find(({ type }) => type === shape.type.value)
      expect(Object.keys(one ?? {}).sort()).toEqual(Object.keys(shape).sort())
    }
  },
)

test('numbers and words on the page are those of the code', () => {
  expect(page).toContain(`version ${PROTOCOL_VERSION} |`)
  expect(page).toContain(`longer than ${INLINE_BYTES / 1024} KiB is named by its hash`)
  expect(page).toContain(`are cut to ${SHOWN_BYTES / 1024} KiB`)
  for (const { shape } of checkerSchema.options)
    expect(page).toMatch(new RegExp(`\`${shape.name.value}\`|"name": "${shape.name.value}"`))
  const [, listed = ''] = /- `verdict` is one of ([\s\S]*?), or null/.exec(page) ?? []
  expect(listed.split(/,\s+/)).toEqual(VERDICTS.map((verdict) => `\`${verdict}\``))
})

test('a worker that knows nothing but the page judges', async () => {
  const database = await createTestDatabase()
  const secret = randomBytes(32).toString('base64url')
  const path = fileURLToPath(new URL('../docs/example-worker.js', import.meta.url))
  const worker = spawn(process.execPath, [path], {
    env: { WORKER_SECRET: secret, PORT: '0' },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  const [{ listening }] = await once(worker, 'message')
  const orchestrator = await startOrchestrator(database.url, [`127.0.0.1:${listening}`], secret)
  try {
    const { fleet, api, logIn } = orchestrator
    await until(fleet.onChange.bind(fleet), () => fleet.slots() === 1)
    const token = await logIn()
    // Long enough to be asked for by its hash, in more pieces than one.
    const long = 'long '.repeat(400_000).trim()
    const json = {
      slug: 'constant',
      title: 'Constant',
      statement: 'Print it.',
      kind: 'stdio',
      checker: { name: 'exact' },
      testCases: [
        { input: '', expected: 'short' },
        { input: 'x'.repeat(5_000), expected: long },
      ],
    }
    expect((await api('POST', '/problems', { token, json })).status).toBe(201)
    const { verdict, passed } = await judge(orchestrator, token, 'constant', { code: 'short' })
    expect({ verdict, passed }).toEqual({ verdict: 'wrong_answer', passed: 1 })
    expect(fleet.workers()[0]).toMatchObject({ judgedCases: 2, hello: { name: 'constant' } })
  } finally {
    await orchestrator.stop()
    worker.kill()
    await database.drop()
  }
})
