import type { Duplex } from 'node:stream'
import { LinkError } from './handshake.ts'
import { type Link, type LinkOptions, openLink } from './link.ts'

/**
 * Dials with each secret in turn, on a connection of its own, until one is accepted: so sides that
 * are in different steps of a rotation, [new, old] and [old], still find each other.
 *
 * @throws {LinkError} at once when it fails for another reason than the secret.
 */
export async function dialLink<In, Out extends object>(
  connect: () => Duplex,
  options: LinkOptions<In> & { secrets: readonly Buffer[] },
): Promise<Link<In, Out>> {
  let refusal = new LinkError('secret', 'Cannot open link: no secret to dial with')
  for (const secret of options.secrets) {
    try {
      return await openLink<In, Out>(connect(), { ...options, role: 'dialler', secret })
    } catch (error) {
      if (!(error instanceof LinkError && error.layer === 'secret')) throw error
      refusal = error
    }
  }
  throw refusal
}
