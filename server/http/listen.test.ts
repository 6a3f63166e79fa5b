import { connect, type Socket } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestApp, type TestApp } from '../../test/app.ts'
import { type Listening, listen } from './listen.ts'

const PATIENCE = { headersTimeout: 200, requestTimeout: 400, connectionsCheckingInterval: 50 }

let judge: TestApp
let server: Listening
beforeAll(async () => {
  judge = await createTestApp()
  server = await listen(judge.app.fetch, { host: '127.0.0.1', port: 0 }, PATIENCE)
})
afterAll(async () => {
  await server.close()
  await judge.close()
})

const open = () => connect({ host: '127.0.0.1', port: Number(new URL(server.url).port) })

/** All that the server says until it hangs up. */
async function answerTo(socket: Socket): Promise<string> {
  let said = ''
  socket.setEncoding('utf8').on('data', (text: string) => {
    said += text
  })
  socket.on('error', () => {}) // A socket that is cut off while we write tells it so, too.
  await new Promise((resolve) => socket.once('close', resolve))
  return said
}

test('who never ends the headers is cut off', async () => {
  const socket = open()
  socket.write('GET /healthz HTTP/1.1\r\nHost: judge\r\n')
  const drip = setInterval(() => socket.write('X-More: and more\r\n'), 20)
  expect(await answerTo(socket)).toMatch(/^HTTP\/1\.1 408 /)
  clearInterval(drip)
})

test('who never ends the body is cut off', async () => {
  const socket = open()
  socket.write(
    'POST /api/v1/auth/login HTTP/1.1\r\nHost: judge\r\nContent-Type: application/json\r\n' +
      'Content-Length: 100000\r\n\r\n',
  )
  const drip = setInterval(() => socket.write(' '), 20)
  expect(await answerTo(socket)).toMatch(/^HTTP\/1\.1 408 /)
  clearInterval(drip)
})

test('headers larger than 16 KiB are refused', async () => {
  const socket = open()
  socket.write(`GET /healthz HTTP/1.1\r\nHost: judge\r\nCookie: ${'x'.repeat(17_000)}\r\n\r\n`)
  expect(await answerTo(socket)).toMatch(/^HTTP\/1\.1 431 /)
})

test.each([
  ['Content-Length: 2000000', '', 413],
  ['Transfer-Encoding: chunked', `1e8480\r\n${' '.repeat(2_000_000)}\r\n0\r\n\r\n`, 413],
  ['Content-Length: 2\r\nTransfer-Encoding: chunked', '', 400],
  ['Content-Length: 2\r\nContent-Length: 3', '', 400],
])(
  'a body that is too large or of an unclear length (%s) is refused',
  async (header, body, status) => {
    const socket = open()
    socket.write(
      'POST /api/v1/auth/login HTTP/1.1\r\nHost: judge\r\nConnection: close\r\n' +
        `Content-Type: application/json\r\n${header}\r\n\r\n${body}`,
    )
    expect(await answerTo(socket)).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `))
  },
)

test('a port that is taken is told in one line', async () => {
  const port = Number(new URL(server.url).port)
  await expect(listen(judge.app.fetch, { host: '127.0.0.1', port })).rejects.toThrow(
    `Cannot start: port ${port} is in use; PORT chooses another`,
  )
})
