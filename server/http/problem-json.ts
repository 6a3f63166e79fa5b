import { STATUS_CODES } from 'node:http'
import type { Context } from 'hono'
import type { AppError } from '../errors.ts'

/** An error as RFC 9457 has it. */
export function problemJson(c: Context, error: AppError): Response {
  if (error.status === 401) c.header('WWW-Authenticate', 'Bearer')
  if (error.retryAfterSeconds !== undefined)
    c.header('Retry-After', String(error.retryAfterSeconds))
  const body = {
    type: 'about:blank',
    title: STATUS_CODES[error.status] ?? 'Error',
    status: error.status,
    detail: error.message,
    ...(error.fields.length > 0 && { errors: error.fields }),
  }
  return c.body(JSON.stringify(body), error.status, { 'Content-Type': 'application/problem+json' })
}
