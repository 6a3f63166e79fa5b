import { hash, verify } from '@node-rs/argon2'

/** Argon2id with what OWASP's Password Storage Cheat Sheet asks for at least. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/** No password has this hash. To check against it takes as long as against a real one. */
const NOBODYS =
  `$argon2id$v=19$m=${COST.memoryCost},t=${COST.timeCost},p=${COST.parallelism}` +
  `$${'A'.repeat(22)}$${'A'.repeat(43)}`

export const hashPassword = (password: string): Promise<string> => hash(password, COST)

/** Takes the same time with and without a hash, so that nobody learns which accounts exist. */
export async function isPassword(password: string, hashed: string | undefined): Promise<boolean> {
  const matches = await verify(hashed ?? NOBODYS, password)
  return matches && hashed !== undefined
}
