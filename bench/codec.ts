import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto'
import { deriveFrameKeys, openFrame, sealFrame } from '../shared/frame.ts'
import { type Bench, type Effort, type Figure, interleaved } from './measure.ts'

const SIZES = [1, 16, 64, 1024, 16 * 1024].map((kb) => kb * 1024)
const BYTES_A_ROUND = 64 * 1024 * 1024

const keys = deriveFrameKeys(randomBytes(32), randomBytes(64), 'bench')

/** MB for each second of processor time of `work`, which handles `size` bytes. */
function speed(size: number, effort: Effort, work: (payload: Buffer, index: number) => void) {
  const payload = randomBytes(size)
  const budget = effort === 'full' ? BYTES_A_ROUND : BYTES_A_ROUND / 4
  const count = Math.max(1, Math.min(20_000, Math.floor(budget / size)))
  const before = process.cpuUsage()
  for (let index = 0; index < count; index += 1) work(payload, index)
  const { user, system } = process.cpuUsage(before)
  return (count * size) / (user + system)
}

function sealAndOpen(payload: Buffer, index: number): void {
  openFrame(keys, index, Buffer.concat(sealFrame(keys, index, payload)))
}

/** The same cipher and MAC with nothing round them. */
function bare(payload: Buffer): void {
  const iv = randomBytes(16)
  const cipher = createCipheriv('aes-256-cbc', keys.encrypt, iv)
  const sealed = Buffer.concat([cipher.update(payload), cipher.final()])
  createHmac('sha256', keys.mac).update(iv).update(sealed).digest()
  createHmac('sha256', keys.mac).update(iv).update(sealed).digest()
  const decipher = createDecipheriv('aes-256-cbc', keys.encrypt, iv)
  Buffer.concat([decipher.update(sealed), decipher.final()])
}

export const codec: Bench = {
  name: 'codec',
  question: 'How fast are frames sealed and opened?',
  async run(effort) {
    const figures: Figure[] = []
    for (const size of SIZES) {
      const { ours, baseline } = await interleaved(
        effort === 'full' ? 9 : 5,
        () => speed(size, effort, sealAndOpen),
        () => speed(size, effort, bare),
      )
      figures.push({
        what: `${size / 1024} KB sealed and opened`,
        unit: 'MB/s of CPU',
        ours,
        against: 'bare AES-256-CBC and HMAC',
        baseline,
        moreIsBetter: true,
        ...(size >= 64 * 1024 && { goal: 0.9 }),
      })
    }
    return figures
  },
}
