import { createCipheriv, randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import {
  deriveFrameKeys,
  FrameError,
  FrameSplitter,
  frameSize,
  hmac,
  openFrame,
  sealFrame,
} from './frame.ts'

const keys = deriveFrameKeys(randomBytes(32), randomBytes(64), 'test')
const MAX = 4096
const seal = (text: string, sequence = 7) =>
  Buffer.concat(sealFrame(keys, sequence, Buffer.from(text)))
const frame = seal('{"type":"cancel","job":"a job of more than one block"}')
const everyByte = Array.from(frame.keys())
const notAuthentic = new FrameError('Cannot open frame: not authentic')

test('openFrame() gives back what sealFrame() got, for every length around the block size', () => {
  for (let length = 0; length <= 49; length++) {
    const payload = randomBytes(length)
    const sealed = Buffer.concat(sealFrame(keys, length, payload))
    expect(sealed.length).toBe(frameSize(length))
    expect(openFrame(keys, length, sealed)).toEqual(payload)
  }
})

test('sealFrame() never seals the same twice', () => {
  expect(seal('same')).not.toEqual(seal('same'))
})

test.each(everyByte)('openFrame() refuses a frame with byte %i flipped', (at) => {
  for (const mask of [0x01, 0x80, 0xff]) {
    const altered = Buffer.from(frame)
    altered.writeUInt8(frame.readUInt8(at) ^ mask, at)
    expect(() => openFrame(keys, 7, altered)).toThrow(notAuthentic)
  }
})

test.each(everyByte)('openFrame() refuses a frame cut at byte %i', (cut) => {
  expect(() => openFrame(keys, 7, frame.subarray(0, cut))).toThrow(notAuthentic)
  expect(() => openFrame(keys, 7, frame.subarray(cut + 1))).toThrow(notAuthentic)
})

test.each([0, 6, 8, 2 ** 32 + 7])('openFrame() refuses frame 7 as frame %i', (sequence) => {
  expect(() => openFrame(keys, sequence, frame)).toThrow(notAuthentic)
})

test('openFrame() refuses a frame of other keys, whichever of the two differs', () => {
  const other = deriveFrameKeys(randomBytes(32), randomBytes(64), 'test')
  expect(() => openFrame(other, 7, frame)).toThrow(notAuthentic)
  expect(() => openFrame({ ...keys, mac: other.mac }, 7, frame)).toThrow(notAuthentic)
})

test('deriveFrameKeys() gives other keys for another purpose, salt or secret', () => {
  const secret = Buffer.alloc(32, 1)
  const salt = Buffer.alloc(64, 2)
  const all = [
    deriveFrameKeys(secret, salt, 'a'),
    deriveFrameKeys(secret, salt, 'b'),
    deriveFrameKeys(secret, Buffer.alloc(64, 3), 'a'),
    deriveFrameKeys(Buffer.alloc(32, 3), salt, 'a'),
  ].flatMap(({ encrypt, mac }) => [encrypt.export().toString('hex'), mac.export().toString('hex')])
  expect(new Set(all).size).toBe(8)
})

/** A frame with a true MAC around whatever ciphertext: only a broken or hostile key holder makes one. */
function sealRaw(ciphertext: Buffer): Buffer {
  const head = Buffer.alloc(20)
  head.writeUInt32BE(16 + ciphertext.length + 32)
  const sequence = Buffer.alloc(8)
  sequence.writeUInt8(7, 7)
  return Buffer.concat([head, ciphertext, hmac(keys.mac, sequence, head, ciphertext)])
}

function encryptBlocks(blocks: Buffer): Buffer {
  const cipher = createCipheriv('aes-256-cbc', keys.encrypt, Buffer.alloc(16)).setAutoPadding(false)
  return Buffer.concat([cipher.update(blocks), cipher.final()])
}

test.each([
  ['a zero', [0]],
  ['more than a block', [17]],
  ['inconsistent', [1, 2, 3, 3, 2, 3]],
  ['a single wrong byte', [9, 4, 4, 4]],
])('openFrame() refuses bad padding under a true MAC as any bad frame: %s', (_, padding) => {
  const block = Buffer.concat([Buffer.alloc(16 - padding.length, 65), Buffer.from(padding)])
  const bad = sealRaw(encryptBlocks(block))
  expect(() => openFrame(keys, 7, bad)).toThrow(notAuthentic)
})

test('openFrame() refuses padding of no length at all', () => {
  expect(() => openFrame(keys, 7, sealRaw(encryptBlocks(Buffer.alloc(16))))).toThrow(notAuthentic)
})

test('openFrame() refuses half a block under a true MAC as any bad frame', () => {
  const good = encryptBlocks(Buffer.alloc(32, 16))
  expect(openFrame(keys, 7, sealRaw(good))).toEqual(Buffer.alloc(16, 16))
  expect(() => openFrame(keys, 7, sealRaw(good.subarray(0, 24)))).toThrow(notAuthentic)
})

test('split() gives whole frames, wherever the network cut the stream', () => {
  const frames = [seal('one'), seal('two'), seal('x'.repeat(1000)), seal('')]
  const stream = Buffer.concat(frames)
  for (let cut = 0; cut <= stream.length; cut++) {
    const splitter = new FrameSplitter(MAX)
    const pieces = [stream.subarray(0, cut), stream.subarray(cut)]
    expect(
      pieces.flatMap((piece) => [...splitter.split(piece)].map((one) => Buffer.from(one))),
    ).toEqual(frames)
  }
  const splitter = new FrameSplitter(MAX)
  const bytewise = Array.from(stream, (byte) => Buffer.of(byte))
  expect(bytewise.flatMap((piece) => [...splitter.split(piece)])).toEqual(frames)
})

test.each(everyByte)('split() waits for the rest of a frame cut at byte %i', (cut) => {
  expect([...new FrameSplitter(MAX).split(frame.subarray(0, cut))]).toEqual([])
})

test.each([0, 1, 63, MAX - 3, 2 ** 32 - 1])('split() refuses the length %i at once', (length) => {
  const head = Buffer.alloc(4)
  head.writeUInt32BE(length)
  const refusal = new FrameError(`Cannot read frame: length ${length} is out of range`)
  expect(() => [...new FrameSplitter(MAX).split(head)]).toThrow(refusal)
  const splitter = new FrameSplitter(MAX)
  expect([...splitter.split(head.subarray(0, 3))]).toEqual([])
  expect(() => [...splitter.split(head.subarray(3))]).toThrow(refusal)
})

test('split() takes a frame of exactly the maximum, and what came before a bad length', () => {
  const largest = Buffer.alloc(MAX)
  largest.writeUInt32BE(MAX - 4)
  const seen: Buffer[] = []
  expect(() => {
    for (const one of new FrameSplitter(MAX).split(Buffer.concat([largest, Buffer.alloc(4)])))
      seen.push(one)
  }).toThrow(FrameError)
  expect(seen).toEqual([largest])
})

test('split() joins a frame of 64 MiB from 45,000 pieces in time that grows with its size only', () => {
  const size = 64 * 1024 * 1024
  const long = Buffer.alloc(size, 1)
  long.writeUInt32BE(size - 4)
  const splitter = new FrameSplitter(size)
  const frames: Buffer[] = []
  for (let at = 0; at < size; at += 1500)
    frames.push(...splitter.split(long.subarray(at, at + 1500)))
  expect(frames.length).toBe(1)
  expect(frames[0]?.equals(long)).toBe(true)
}, 5_000) // Takes about 50 ms; joining anew for every piece would copy 1.5 TB.
