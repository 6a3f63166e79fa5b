/** An OpenID Connect provider behind a socket, and a browser without a screen. */
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import OidcProvider, { type ClientMetadata } from 'oidc-provider'

export const CLIENT_SECRET = 'of the judge, for the provider only'

export interface Guild {
  issuer: string
  stop(): void
}

/** A provider. Everybody exists there, and is who they say; every scope is granted. */
export async function startGuild(redirectUri: string, host = '127.0.0.1'): Promise<Guild> {
  const server = createServer()
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const issuer = `http://${host}:${(server.address() as AddressInfo).port}`
  const client: ClientMetadata = {
    client_id: 'judge',
    client_secret: CLIENT_SECRET,
    redirect_uris: [redirectUri],
    token_endpoint_auth_method: 'client_secret_post',
  }
  const oidc = new OidcProvider(issuer, {
    clients: [client],
    cookies: { keys: ['only for these tests'] },
    conformIdTokenClaims: false,
    claims: { openid: ['sub'], profile: ['preferred_username'], email: ['email'] },
    ttl: { Interaction: 600, Session: 600, Grant: 600, AccessToken: 600, IdToken: 600 },
    pkce: { required: () => true },
    findAccount: (_, sub) => ({
      accountId: sub,
      claims: () => ({ sub, preferred_username: sub, email: `${sub}@example.com` }),
    }),
  })
  server.on('request', oidc.callback())
  const stop = () => {
    server.closeAllConnections()
    server.close()
  }
  return { issuer, stop }
}

/** Follows redirects by hand, so that a test sees each, and keeps the cookies of both sites apart. */
export class Browser {
  readonly #site: string
  readonly #cookies = new Map<string, Map<string, string>>()

  /** `site`: what addresses without a host belong to. */
  constructor(site: string) {
    this.#site = site
  }

  async open(address: string, form?: Record<string, string>): Promise<Page> {
    const url = new URL(address, this.#site)
    const jar = this.#cookies.get(url.origin) ?? new Map<string, string>()
    this.#cookies.set(url.origin, jar)
    const answer = await fetch(url, {
      redirect: 'manual',
      headers: {
        Cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; '),
        ...(form && { 'Sec-Fetch-Site': 'same-origin' }),
      },
      ...(form && { method: 'POST', body: new URLSearchParams(form) }),
    })
    for (const cookie of answer.headers.getSetCookie()) keep(jar, cookie)
    const location = answer.headers.get('Location')
    return {
      url,
      status: answer.status,
      location: location === null ? null : new URL(location, url).href,
      text: await answer.text(),
    }
  }

  /** Until a page is shown, or one of this path is about to be asked for. */
  async follow(page: Page, until?: string): Promise<Page> {
    let shown = page
    while (shown.location && !(until && new URL(shown.location).pathname === until))
      shown = await this.open(shown.location)
    return shown
  }

  /** From the provider's form back to the door of the judge. */
  async signIn(page: Page, login: string): Promise<string> {
    let shown = await this.follow(page)
    for (const prompt of ['login', 'consent']) {
      if (!shown.text.includes(`value="${prompt}"`)) continue
      const [, action = ''] = /action="([^"]+)"/.exec(shown.text) ?? []
      const sent = await this.open(action, { prompt, login, password: 'any' })
      shown = await this.follow(sent, '/login/oidc/callback')
    }
    if (!shown.location) throw new Error(`The provider lets nobody in: ${shown.text}`)
    return shown.location
  }

  /** All the way, as far as the judge leads. */
  async logIn(login: string, back = '/submissions'): Promise<Page> {
    const begun = await this.open(`/login/oidc?back=${encodeURIComponent(back)}`)
    return this.follow(await this.open(await this.signIn(begun, login)))
  }

  async me(): Promise<string | null> {
    const { text } = await this.open('/account')
    return /href="\/users\/([^"]+)"/.exec(text)?.[1] ?? null
  }
}

interface Page {
  url: URL
  status: number
  /** Where it leads on its own. */
  location: string | null
  text: string
}

function keep(jar: Map<string, string>, cookie: string): void {
  const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? []
  const isOver = /max-age=0|expires=Thu, 01 Jan 1970/i.test(cookie)
  if (isOver) jar.delete(name)
  else jar.set(name, value)
}
