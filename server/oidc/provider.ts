/** The OpenID Connect provider: who sends a browser there, and believes what it comes back with. */
import * as client from 'openid-client'
import { z } from 'zod'
import { AppError } from '../errors.ts'
import { text } from '../text.ts'

export interface OidcConfig {
  issuer: URL
  clientId: string
  clientSecret: string
  /** What people know it by. */
  name: string
  /** Of this site, without a path. */
  publicUrl: string
}

export const CALLBACK = '/login/oidc/callback'

/** What must be the same when the browser is back. */
export interface Checks {
  state: string
  nonce: string
  verifier: string
}

/** Who somebody is there. Only issuer and subject name a person; the rest anybody may have typed. */
export interface Identity {
  issuer: string
  subject: string
  handle: string | null
  email: string | null
}

export interface Provider {
  name: string
  /** As a URL is written out, which may add a slash to what the provider calls itself. */
  issuer: string
  /** Whether browsers speak https with this site, which not every proxy tells. */
  secure: boolean
  /** Where to send the browser, with what to remember until it is back. */
  begin(): Promise<{ url: URL; checks: Checks }>
  /** @throws {AppError} 401 when the answer is no proof, 503 when the provider cannot be asked. */
  finish(query: string, checks: Checks): Promise<Identity>
}

/** Seconds; somebody waits for the page. */
const PATIENCE = 10

/** Asks for the provider's own description when it is first needed: the judge starts without it. */
export function createProvider(config: OidcConfig): Provider {
  const { issuer, clientId, clientSecret, name, publicUrl } = config
  const redirectUri = publicUrl + CALLBACK
  let known: Promise<client.Configuration> | undefined
  const discover = async () => {
    known ??= client.discovery(issuer, clientId, clientSecret, undefined, {
      timeout: PATIENCE,
      execute: [
        client.enableNonRepudiationChecks,
        ...(issuer.protocol === 'http:' ? [client.allowInsecureRequests] : []),
      ],
    })
    try {
      return await known
    } catch (cause) {
      known = undefined
      throw away(name, cause)
    }
  }
  return {
    name,
    issuer: issuer.href,
    secure: publicUrl.startsWith('https:'),
    async begin() {
      const known = await discover()
      const checks = {
        state: client.randomState(),
        nonce: client.randomNonce(),
        verifier: client.randomPKCECodeVerifier(),
      }
      const url = client.buildAuthorizationUrl(known, {
        redirect_uri: redirectUri,
        scope: 'openid profile email',
        state: checks.state,
        nonce: checks.nonce,
        code_challenge: await client.calculatePKCECodeChallenge(checks.verifier),
        code_challenge_method: 'S256',
      })
      return { url, checks }
    },
    async finish(query, { state, nonce, verifier }) {
      const known = await discover()
      const tokens = await client
        .authorizationCodeGrant(known, new URL(redirectUri + query), {
          expectedState: state,
          expectedNonce: nonce,
          pkceCodeVerifier: verifier,
          idTokenExpected: true,
        })
        .catch((cause) => {
          throw isRefusal(cause) ? noProof(name, cause) : away(name, cause)
        })
      const claims = claimsSchema.safeParse(tokens.claims())
      if (!claims.success) throw noProof(name, claims.error)
      const { iss, sub, preferred_username, email } = claims.data
      return { issuer: iss, subject: sub, handle: preferred_username, email }
    },
  }
}

/** As much as OpenID Connect allows; what is only suggested is left out when it is too long. */
const claimsSchema = z.object({
  iss: text.min(1).max(2000),
  sub: text.min(1).max(255),
  preferred_username: text.max(32).nullable().catch(null),
  email: text.max(254).nullable().catch(null),
})

/** What is wrong with the answer, and not with the way to the provider or with our settings. */
const REFUSALS = new Set([
  'OAUTH_AUTHORIZATION_RESPONSE_ERROR',
  'OAUTH_INVALID_RESPONSE',
  'OAUTH_JWT_CLAIM_COMPARISON_FAILED',
  'OAUTH_JWT_TIMESTAMP_CHECK_FAILED',
  'OAUTH_KEY_SELECTION_FAILED',
])

const isRefusal = (error: unknown): boolean =>
  error instanceof client.ResponseBodyError
    ? error.error === 'invalid_grant'
    : error instanceof Error && 'code' in error && REFUSALS.has(String(error.code))

const noProof = (name: string, cause: unknown) =>
  new AppError(401, `${name} did not say who you are: log in again`, { cause })

const away = (name: string, cause: unknown) =>
  new AppError(503, `${name} cannot be asked: try again in a moment`, {
    cause,
    retryAfterSeconds: 5,
  })
