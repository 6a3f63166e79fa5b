/** What a judge that has just been started must be able to do. */
import { setTimeout as sleep } from 'node:timers/promises'

const PATIENCE_MS = 60_000

const PROBLEM = {
  slug: 'double',
  title: 'Double',
  statement: 'Double it.',
  kind: 'function',
  signature: { name: 'double', params: [{ name: 'n', type: 'int' }], returns: 'int' },
  testCases: [1, 2, 3].map((n) => ({ input: [n], expected: 2 * n })),
}

/** As compose.yaml has it, a new judge has problems. */
export async function countProblems(api: string): Promise<number> {
  const response = await fetch(`${api}/problems?limit=100`)
  const { items } = (await response.json()) as { items: object[] }
  if (items.length === 0) throw new Error('Cannot seed: a new judge has no problems')
  return items.length
}

/** @throws {Error} unless a right solution is accepted. */
export async function judgeOne(
  api: string,
  admin: { handle: string; password: string },
): Promise<string> {
  const call = async (path: string, json?: unknown, token?: string) => {
    const response = await fetch(api + path, {
      method: json === undefined ? 'GET' : 'POST',
      headers: {
        'content-type': 'application/json',
        ...(token && { authorization: `Bearer ${token}` }),
      },
      ...(json !== undefined && { body: JSON.stringify(json) }),
    })
    const answer = (await response.json()) as Record<'token' | 'id' | 'verdict', string>
    if (!response.ok) throw new Error(`Cannot judge: ${JSON.stringify(answer)}`)
    return answer
  }
  const { token } = await call('/auth/login', admin)
  await call('/problems', PROBLEM, token)
  const solution = { language: 'javascript', code: 'const double = (n) => 2 * n' }
  const { id } = await call(`/problems/${PROBLEM.slug}/submissions`, solution, token)
  for (const deadline = Date.now() + PATIENCE_MS; Date.now() < deadline; await sleep(50)) {
    const { verdict } = await call(`/submissions/${id}`, undefined, token)
    if (verdict === 'accepted') return verdict
    if (verdict) throw new Error(`Cannot judge: the verdict is ${verdict}`)
  }
  throw new Error('Cannot judge: no verdict comes')
}
