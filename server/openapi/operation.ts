import type { z } from 'zod'

export const TAGS = {
  Accounts: 'Who you are.',
  Problems: 'What there is to solve. Writing them is for admins.',
  Submissions: 'Solutions and their verdicts.',
  'Your account': 'For a person who has logged in; no API token may do this.',
  Administration: 'For admins. Whatever changes something is in the audit log.',
  Service: 'How the judge is.',
} as const

/**
 * Who may: everybody, whoever is known, only who has logged in themselves, or an admin, whose token
 * needs the scope of that name.
 */
export type Access = 'everybody' | 'user' | 'session' | 'author' | 'admin'

export interface Answer {
  description: string
  /** Without one there is no body. */
  schema?: z.ZodType
  /** JSON unless said. */
  type?: string
  headers?: Record<string, string>
}

export interface Example {
  params?: Record<string, string>
  query?: Record<string, string>
  headers?: Record<string, string>
  body?: unknown
  status: number
  /** The body of the answer. */
  answer?: unknown
}

/** One route as the document tells it. Its schemas are those that the route itself parses with. */
export interface Operation {
  tag: keyof typeof TAGS
  method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** As the app has it, with `:name` for a parameter. */
  path: string
  summary: string
  description?: string
  access: Access
  params?: Record<string, string>
  query?: z.ZodObject
  /** Of the request, each with what it does. */
  headers?: Record<string, { description: string; pattern?: string }>
  body?: z.ZodType
  /** A body that is not JSON but a file, by what it may be sent as. */
  upload?: { description: string; types: readonly string[] }
  answers: Record<number, Answer>
  /** Statuses of what may go wrong, beside those that follow from the rest. */
  errors?: Record<number, string>
  example: Example
}

export const API = '/api/v1'

/** Every way to fail, with what it means here. */
export function failuresOf(operation: Operation): Map<number, string> {
  const { access, params, query, body, upload, errors = {} } = operation
  const failures = new Map<number, string>()
  if (body) {
    failures.set(400, 'The body is not JSON')
    failures.set(413, 'The body is too large')
    failures.set(415, 'The body is not sent as JSON')
  }
  if (upload) {
    failures.set(413, 'The file is too large')
    failures.set(415, 'It is sent as something else')
    failures.set(422, 'What the file or a field says does not fit')
  }
  if (access !== 'everybody') {
    failures.set(401, 'Not logged in, or the token is not valid')
    failures.set(403, 'The account or its token may not do this')
  }
  if (params) failures.set(404, 'It does not exist')
  if (body || query) failures.set(422, 'Some fields do not fit; `errors` names them')
  for (const [status, meaning] of Object.entries(errors)) failures.set(Number(status), meaning)
  return new Map([...failures].sort(([one], [other]) => one - other))
}
