/**
 * What must outlast the way to the provider and back, or a form that is filled in, is kept by the
 * browser that began it, signed: any orchestrator can go on, and nobody can go on for another.
 */
import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { errors, jwtVerify, SignJWT } from 'jose'
import { z } from 'zod'
import type { Deps } from '../deps.ts'

const COOKIE = 'oidc'
const PATH = '/login/oidc'
const ALGORITHM = 'HS256'
/** Never the audience of a session: neither can be taken for the other. */
const AUDIENCE = 'distribute-ps oidc'
const KEPT_SECONDS = 15 * 60

const flowSchema = z.discriminatedUnion('step', [
  z.object({
    step: z.literal('away'),
    checks: z.object({ state: z.string(), nonce: z.string(), verifier: z.string() }),
    /** Where to go afterwards. */
    back: z.string(),
    /** The session whose account is to be linked; null to log in. */
    linkFor: z.string().nullable(),
  }),
  z.object({
    step: z.literal('newcomer'),
    identity: z.object({
      issuer: z.string(),
      subject: z.string(),
      handle: z.string().nullable(),
      email: z.string().nullable(),
    }),
    back: z.string(),
  }),
])
export type Flow = z.infer<typeof flowSchema>
export type Away = Extract<Flow, { step: 'away' }>
export type Newcomer = Extract<Flow, { step: 'newcomer' }>

export async function keepFlow(
  c: Context,
  { jwtSecret, oidc }: Pick<Deps, 'jwtSecret' | 'oidc'>,
  flow: Flow,
): Promise<void> {
  const kept = await new SignJWT({ flow })
    .setProtectedHeader({ alg: ALGORITHM })
    .setAudience(AUDIENCE)
    .setExpirationTime(`${KEPT_SECONDS} s`)
    .sign(jwtSecret)
  // `Lax`: the provider sends the browser back by a link.
  setCookie(c, COOKIE, kept, {
    path: PATH,
    httpOnly: true,
    sameSite: 'Lax',
    secure: oidc?.secure ?? false,
    maxAge: KEPT_SECONDS,
  })
}

/** `undefined` when nothing was begun in this browser, too long ago, or another step of it. */
export async function readFlow<Step extends Flow['step']>(
  c: Context,
  { jwtSecret }: Pick<Deps, 'jwtSecret'>,
  step: Step,
): Promise<Extract<Flow, { step: Step }> | undefined> {
  try {
    const options = { algorithms: [ALGORITHM], audience: AUDIENCE, requiredClaims: ['exp'] }
    const { payload } = await jwtVerify(getCookie(c, COOKIE) ?? '', jwtSecret, options)
    const flow = flowSchema.parse(payload.flow)
    return flow.step === step ? (flow as Extract<Flow, { step: Step }>) : undefined
  } catch (error) {
    if (error instanceof errors.JOSEError) return undefined
    throw error
  }
}

export const forgetFlow = (c: Context): void => {
  deleteCookie(c, COOKIE, { path: PATH })
}
