/** A client that speaks HTTP to a judge, and takes little time for it: only the judge's is asked for. */
import { Agent, request } from 'node:http'

const agent = new Agent({ keepAlive: true })

/** @returns The whole answer. @throws When it is no success. */
function send(method: string, url: string, token: string, json?: unknown): Promise<string> {
  const headers = {
    ...(token && { authorization: `Bearer ${token}` }),
    'content-type': 'application/json',
  }
  return new Promise((resolve, reject) => {
    const asked = request(url, { method, agent, headers }, (response) => {
      const { statusCode = 0 } = response
      let text = ''
      response.setEncoding('utf8').on('data', (piece: string) => {
        text += piece
      })
      response.on('error', reject).on('end', () => {
        if (statusCode < 400) resolve(text)
        else reject(new Error(`Cannot ${method} ${url}: ${text}`))
      })
    })
    asked.on('error', reject).end(json === undefined ? undefined : JSON.stringify(json))
  })
}

export type Client = Awaited<ReturnType<typeof logIn>>

export async function logIn(url: string, password: string) {
  const api = `${url}/api/v1`
  const login = await send('POST', `${api}/auth/login`, '', { handle: 'admin', password })
  const { token } = JSON.parse(login) as { token: string }
  const call = (method: string, path: string, json?: unknown) =>
    send(method, `${api}${path}`, token, json)
  return {
    url,
    token,
    call,
    /** From the request to the event that tells the verdict, which must be `accepted`. */
    async submit(slug: string, code: string): Promise<void> {
      const solution = { language: 'javascript', code }
      const { id } = JSON.parse(await call('POST', `/problems/${slug}/submissions`, solution)) as {
        id: number
      }
      const events = await call('GET', `/submissions/${id}/events`)
      if (!/"verdict":"accepted"/.test(events.slice(events.lastIndexOf('event: done')))) {
        throw new Error(`Cannot measure: submission ${id} was not accepted`)
      }
    },
  }
}
