/**
 * A worker that follows protocol.md and shares no code with this repository. The only language it
 * knows is a constant: whatever was submitted is the output of every case.
 *
 *     WORKER_SECRET=… PORT=7002 node docs/example-worker.js
 */
import * as crypto from 'node:crypto'
import { createServer } from 'node:net'

const secret = Buffer.from(process.env.WORKER_SECRET ?? '')
if (secret.length < 32) throw new Error('Cannot start: WORKER_SECRET has less than 32 bytes')

/** How many bytes come before the frames. */
const GREETING = 40
const MAX_STRANGER_FRAME = 4096
const MAX_FRAME = 64 * 1024 * 1024

createServer((socket) => {
  const ours = crypto.randomBytes(32)
  socket.write(Buffer.concat([Buffer.from('ps-link'), Buffer.of(1), ours]))
  let received = Buffer.alloc(0)
  let link
  let heard = Date.now()
  const late = setTimeout(() => socket.destroy(), 5_000)
  const heartbeat = setInterval(() => {
    if (Date.now() - heard > 15_000) socket.destroy()
    else link?.send('ping')
  }, 5_000)
  socket.on('error', () => {})
  socket.on('close', () => {
    clearTimeout(late)
    clearInterval(heartbeat)
  })
  socket.on('data', (bytes) => {
    received = Buffer.concat([received, bytes])
    try {
      if (!link && received.length >= GREETING) {
        link = createLink(socket, received.subarray(0, GREETING), ours)
        received = received.subarray(GREETING)
      }
      while (link && received.length >= 4) {
        const length = received.readUInt32BE()
        const longest = link.isTrusted() ? MAX_FRAME : MAX_STRANGER_FRAME
        if (length < 64 || length + 4 > longest) throw new Error('bad length')
        if (received.length < 4 + length) break
        const wasTrusted = link.isTrusted()
        link.receive(received.subarray(0, 4 + length))
        received = received.subarray(4 + length)
        heard = Date.now()
        if (!wasTrusted) clearTimeout(late)
      }
    } catch {
      socket.destroy()
    }
  })
}).listen(Number(process.env.PORT ?? 7001), '127.0.0.1', function listening() {
  process.send?.({ listening: this.address().port })
})

/** Frames, once the dialler's greeting is there. */
function createLink(socket, greeting, ours) {
  if (greeting.toString('latin1', 0, 7) !== 'ps-link' || greeting[7] !== 1)
    throw new Error('another protocol')
  const salt = Buffer.concat([greeting.subarray(8), ours])
  const key = (info) =>
    Buffer.from(crypto.hkdfSync('sha256', secret, salt, `ps-link 1 ${info}`, 32))
  const seals = { encrypt: key('listener encrypt'), mac: key('listener mac'), sequence: 0n }
  const opens = { encrypt: key('dialler encrypt'), mac: key('dialler mac'), sequence: 0n }

  const sendFrame = (payload) => {
    const iv = crypto.randomBytes(16)
    const cipher = crypto.createCipheriv('aes-256-cbc', seals.encrypt, iv)
    const ciphertext = Buffer.concat([cipher.update(payload), cipher.final()])
    const length = Buffer.alloc(4)
    length.writeUInt32BE(16 + ciphertext.length + 32)
    const covered = Buffer.concat([length, iv, ciphertext])
    socket.write(Buffer.concat([covered, macOf(seals, covered)]))
  }
  const send = (value) => sendFrame(Buffer.from(JSON.stringify(value)))
  const answer = createWorker(send)

  return {
    send,
    isTrusted: () => opens.sequence > 0n,
    receive(frame) {
      const isProof = opens.sequence === 0n
      const mac = macOf(opens, frame.subarray(0, -32))
      if (!crypto.timingSafeEqual(mac, frame.subarray(-32))) throw new Error('not authentic')
      const cipher = crypto.createDecipheriv('aes-256-cbc', opens.encrypt, frame.subarray(4, 20))
      const payload = Buffer.concat([cipher.update(frame.subarray(20, -32)), cipher.final()])
      if (isProof) {
        if (payload.length > 0) throw new Error('not a proof')
        sendFrame(payload)
        send(HELLO)
        return
      }
      const value = JSON.parse(payload.toString())
      if (value === 'ping') send('pong')
      else if (value === 'bye') socket.end()
      else if (value !== 'pong') answer(value)
    },
  }
}

function macOf(keys, covered) {
  const sequence = Buffer.alloc(8)
  sequence.writeBigUInt64BE(keys.sequence++)
  return crypto.createHmac('sha256', keys.mac).update(sequence).update(covered).digest()
}

const HELLO = {
  type: 'hello',
  protocol: 1,
  id: crypto.randomUUID(),
  name: 'constant',
  version: '1',
  runtime: 'none',
  slots: 1,
  languages: ['javascript'],
  isolation: { level: 'process', walls: [{ name: 'nothing is run', held: true }] },
}

/** Messages in, messages out. */
function createWorker(send) {
  const texts = new Map()
  const arriving = new Map()
  const waiting = new Map()
  const lacking = (job) =>
    job.cases
      .flatMap(({ input, expected }) => [input, expected])
      .find((data) => data?.sha256 && !texts.has(data.sha256))
  const wholeOf = (data) => (data?.sha256 ? texts.get(data.sha256) : data)

  function go(message) {
    const { job, code, cases } = message
    const lacked = lacking(message)
    if (lacked) {
      waiting.set(job, message)
      return send({ type: 'need', job, sha256: lacked.sha256 })
    }
    waiting.delete(job)
    const output = code.trim()
    for (const { ordinal, expected } of cases) {
      const wanted = wholeOf(expected)
      const verdict = wanted === null ? null : wanted === output ? 'accepted' : 'wrong_answer'
      const measured = { share: null, timeMs: 0, memoryKb: 0, logs: '', message: null }
      send({ type: 'result', job, ordinal, verdict, output: output.slice(0, 4096), ...measured })
    }
    send({ type: 'done', job, compileError: null })
  }

  return (message) => {
    const { type, job } = message
    if (type === 'judge') {
      const canDo = message.checker.name === 'exact' && message.cases.every((one) => !one.checker)
      if (canDo) go(message)
      else send({ type: 'refused', job, reason: 'unsupported' })
    } else if (type === 'cancel' && waiting.delete(job)) {
      send({ type: 'done', job, compileError: null })
    } else if (type === 'text' && waiting.has(job)) {
      const { sha256, text, more } = message
      const arrived = (arriving.get(sha256) ?? '') + text
      arriving.set(sha256, arrived)
      if (more) return
      arriving.delete(sha256)
      const hash = crypto.createHash('sha256').update(arrived).digest('hex')
      if (hash !== sha256) throw new Error('other data')
      texts.set(sha256, arrived)
      go(waiting.get(job))
    }
  }
}
