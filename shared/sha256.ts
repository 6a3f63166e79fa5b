import { createHash } from 'node:crypto'

/** Names a text by its content: the same on every machine, and no other text has it. */
export const sha256 = (data: string | Uint8Array): string =>
  createHash('sha256').update(data).digest('hex')
