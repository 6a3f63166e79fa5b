import { randomInt } from 'node:crypto'
import { expect, test } from 'vitest'
import { deriveFrameKeys, FrameError, FrameSplitter, openFrame, sealFrame } from './frame.ts'

const RUNS = 100_000
const MAX = 64 * 1024
const seed = Number(process.env.FUZZ_SEED ?? randomInt(2 ** 32))

/** Mulberry32: small, and the same numbers for the same seed everywhere. */
function randomFrom(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below
  }
}

const random = randomFrom(seed)
const noise = (length: number) => Buffer.from(Array.from({ length }, () => random(256)))

const keys = deriveFrameKeys(noise(32), noise(64), 'fuzz')
const frames = Array.from({ length: 64 }, (_, sequence) =>
  Buffer.concat(sealFrame(keys, sequence, noise(random(200)), noise(16))),
)
const anyFrame = () => Buffer.from(frames[random(frames.length)] ?? [])

const mutations: Record<string, (frame: Buffer) => Buffer> = {
  flipBits: (frame) => {
    for (let left = 1 + random(4); left > 0; left--) {
      const at = random(frame.length)
      frame.writeUInt8(frame.readUInt8(at) ^ (1 << random(8)), at)
    }
    return frame
  },
  overwrite: (frame) => {
    noise(1 + random(40)).copy(frame, random(frame.length))
    return frame
  },
  cut: (frame) => frame.subarray(0, random(frame.length)),
  behead: (frame) => frame.subarray(1 + random(frame.length - 1)),
  insert: (frame) => {
    const at = random(frame.length + 1)
    return Buffer.concat([frame.subarray(0, at), noise(1 + random(40)), frame.subarray(at)])
  },
  remove: (frame) => {
    const at = random(frame.length)
    return Buffer.concat([frame.subarray(0, at), frame.subarray(at + 1 + random(40))])
  },
  swapBlocks: (frame) => {
    const [a, b] = [4 + 16 * random(5), 4 + 16 * random(5)]
    const block = Buffer.from(frame.subarray(a, a + 16))
    frame.copy(frame, a, b, b + 16)
    block.copy(frame, b)
    return frame
  },
  splice: (frame) => {
    const other = anyFrame()
    return Buffer.concat([
      frame.subarray(0, random(frame.length)),
      other.subarray(random(other.length)),
    ])
  },
  relength: (frame) => {
    frame.writeUInt32BE(random(2) ? random(512) : random(2 ** 32))
    return frame
  },
  cutAndRelength: (frame) => {
    const cut = frame.subarray(0, 4 + 16 * random(Math.floor(frame.length / 16)))
    cut.writeUInt32BE(cut.length - 4)
    return cut
  },
  invent: () => {
    const frame = Buffer.concat([Buffer.alloc(4), noise(64 + 16 * random(8))])
    frame.writeUInt32BE(frame.length - 4)
    return frame
  },
  /** Another place in the order, by replay or by exchange. */
  reorder: () => anyFrame(),
}
const names = Object.keys(mutations)

function isAccepted(sequence: number, read: () => Iterable<Buffer>): boolean {
  try {
    for (const frame of read()) {
      openFrame(keys, sequence, frame)
      return true
    }
    return false
  } catch (error) {
    if (error instanceof FrameError) return false
    throw error
  }
}

test(`none of ${RUNS} mutated frames is accepted, FUZZ_SEED=${seed}`, () => {
  console.log(`FUZZ_SEED=${seed}`)
  const accepted: string[] = []
  const tried = new Map(names.map((name) => [name, 0]))
  for (let run = 0; run < RUNS; ) {
    const sequence = random(frames.length)
    const original = frames[sequence] ?? Buffer.alloc(0)
    const name = names[random(names.length)] ?? ''
    const mutated = mutations[name]?.(Buffer.from(original)) ?? original
    if (mutated.equals(original)) continue
    const startsTrue = mutated.subarray(0, original.length).equals(original)
    if (isAccepted(sequence, () => [mutated])) accepted.push(`${name} ${mutated.toString('hex')}`)
    if (!startsTrue && isAccepted(sequence, () => new FrameSplitter(MAX).split(mutated))) {
      accepted.push(`${name}, split, ${mutated.toString('hex')}`)
    }
    tried.set(name, (tried.get(name) ?? 0) + 1)
    run += 1
  }
  expect(accepted).toEqual([])
  expect(Math.min(...tried.values())).toBeGreaterThan(RUNS / names.length / 2)
  for (const [sequence, frame] of frames.entries()) {
    expect(isAccepted(sequence, () => [frame])).toBe(true)
  }
})
