/** What a request says, as typed values or as an error that names the field. */
import type { Context } from 'hono'
import type { z } from 'zod'
import { AppError, badInput, notFound } from '../errors.ts'

/** @throws {AppError} 422 with every field that does not fit. */
export function parse<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> {
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  throw badInput(
    parsed.error.issues.flatMap((issue) =>
      issue.code === 'unrecognized_keys'
        ? issue.keys.map((key) => ({
            field: [...issue.path, key].join('.'),
            message: 'is unknown',
          }))
        : [{ field: issue.path.join('.') || 'body', message: messageOf(issue, value) }],
    ),
  )
}

function messageOf(issue: z.core.$ZodIssue, value: unknown): string {
  const given = issue.path.reduce<unknown>(
    (inner, key) => (inner as Record<PropertyKey, unknown> | undefined)?.[key],
    value,
  )
  return issue.code === 'invalid_type' && given === undefined ? 'is required' : issue.message
}

/** @throws {AppError} 415 or 400 when there is no JSON, 422 when it does not fit. */
export async function parseJson<Schema extends z.ZodType>(c: Context, schema: Schema) {
  if (!/^application\/(json|[\w.-]+\+json)\s*(;|$)/i.test(c.req.header('Content-Type') ?? ''))
    throw new AppError(415, 'Send the body as application/json')
  return parse(schema, readJson(await c.req.arrayBuffer()))
}

function readJson(bytes: ArrayBuffer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch (cause) {
    throw new AppError(400, 'The body is not JSON', {
      fields: [{ field: 'body', message: (cause as Error).message }],
      cause,
    })
  }
}

/** An empty parameter counts as absent, as an empty field of a search form sends it. */
export function parseQuery<Schema extends z.ZodType>(c: Context, schema: Schema) {
  const given = Object.entries(c.req.query()).filter(([, value]) => value !== '')
  return parse(schema, Object.fromEntries(given))
}

/** Ids come from URLs: what cannot be one does not exist. */
export function parseId(text: string, what: string): number {
  const id = /^[1-9]\d{0,15}$/.test(text) ? Number(text) : Number.NaN
  if (!Number.isSafeInteger(id)) throw notFound(what)
  return id
}
