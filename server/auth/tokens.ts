import { errors, jwtVerify, SignJWT } from 'jose'

const ALGORITHM = 'HS256'
/** Who signs and who reads is the same judge. */
const PARTY = 'distribute-ps'

/** Names a session and nothing else: what its user may do is looked up for every request. */
export const signToken = (secret: Uint8Array, sessionId: string, expiresAt: Date) =>
  new SignJWT()
    .setProtectedHeader({ alg: ALGORITHM })
    .setIssuer(PARTY)
    .setAudience(PARTY)
    .setJti(sessionId)
    .setIssuedAt()
    .setExpirationTime(expiresAt)
    .sign(secret)

/** The session that a token names; `undefined` when it is not one of ours, or too old. */
export async function readToken(secret: Uint8Array, token: string): Promise<string | undefined> {
  try {
    const { payload } = await jwtVerify(token, secret, {
      algorithms: [ALGORITHM],
      issuer: PARTY,
      audience: PARTY,
      requiredClaims: ['jti', 'exp'],
    })
    return payload.jti
  } catch (error) {
    if (error instanceof errors.JOSEError) return undefined
    throw error
  }
}
