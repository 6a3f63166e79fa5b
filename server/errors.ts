import type { ContentfulStatusCode } from 'hono/utils/http-status'

export interface FieldError {
  field: string
  message: string
}

/** An answer the user should see. Anything else that is thrown is a bug and becomes a bare 500. */
export class AppError extends Error {
  readonly status: ContentfulStatusCode
  /** Which fields of the input were refused, and why. */
  readonly fields: readonly FieldError[]
  readonly retryAfterSeconds: number | undefined

  constructor(
    status: ContentfulStatusCode,
    message: string,
    options: { fields?: readonly FieldError[]; retryAfterSeconds?: number; cause?: unknown } = {},
  ) {
    super(message, 'cause' in options ? { cause: options.cause } : undefined)
    this.status = status
    this.fields = options.fields ?? []
    this.retryAfterSeconds = options.retryAfterSeconds
  }
}

export const badRequest = (message: string) => new AppError(400, message)
export const notLoggedIn = (message = 'Log in first') => new AppError(401, message)
export const forbidden = (message: string) => new AppError(403, message)
export const notFound = (what: string) => new AppError(404, `${what} does not exist`)
export const conflict = (field: string, message: string) =>
  new AppError(409, message, { fields: [{ field, message }] })
export const badInput = (fields: readonly FieldError[]) =>
  new AppError(422, fields.map(({ field, message }) => `${field}: ${message}`).join('; '), {
    fields,
  })
export const tooMany = (message: string, retryAfterSeconds: number) =>
  new AppError(429, message, { retryAfterSeconds })
export const unavailable = (message: string, retryAfterSeconds = 5) =>
  new AppError(503, message, { retryAfterSeconds })
