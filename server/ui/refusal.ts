import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { AppError, type FieldError } from '../errors.ts'

export interface Refusal {
  error: AppError
  status: ContentfulStatusCode
  errors: readonly FieldError[]
}

/** What a form is shown again with. A bug of ours is thrown on. */
export function refusal(error: unknown): Refusal {
  if (!(error instanceof AppError)) throw error
  const { status, fields, message } = error
  return { error, status, errors: fields.length > 0 ? fields : [{ field: '', message }] }
}

/** One text field of a form, with the line ends of the web made those of a program. */
export const textOf = (value: unknown): string =>
  typeof value === 'string' ? value.replaceAll('\r\n', '\n') : ''
