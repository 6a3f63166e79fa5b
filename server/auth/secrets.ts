import { createHash, randomBytes } from 'node:crypto'

/** By which a leaked token is recognised, by us and by those who look for such. */
export const TOKEN_PREFIX = 'dps_'

/** 256 random bits need no slow hash: nobody can try them all. */
export function newSecret(prefix = ''): { secret: string; hash: Buffer } {
  const secret = prefix + randomBytes(32).toString('base64url')
  return { secret, hash: hashSecret(secret) }
}

export const hashSecret = (secret: string): Buffer => createHash('sha256').update(secret).digest()
