import { z } from 'zod'
import { LANGUAGES, type Language } from '../../shared/messages.ts'
import { text } from '../text.ts'

export const MAX_CODE_BYTES = 64 * 1024

const LANGUAGE_OF = new Map<string, Language>([
  ['.js', 'javascript'],
  ['.mjs', 'javascript'],
  ['.cjs', 'javascript'],
  ['.ts', 'typescript'],
  ['.mts', 'typescript'],
])

/** By the ending of a file's name. */
export const languageOf = (ending: string): Language | undefined =>
  LANGUAGE_OF.get(ending.toLowerCase())

export const codeSchema = text
  .refine((code) => code.trim() !== '', 'is empty')
  .refine((code) => Buffer.byteLength(code) <= MAX_CODE_BYTES, 'is longer than 64 KiB')

/** What a solver sends, to be judged or only run. */
export const solutionShape = {
  language: z.enum(LANGUAGES, `must be one of ${LANGUAGES.join(', ')}`),
  code: codeSchema,
}

export const solutionSchema = z.strictObject(solutionShape)
export type Solution = z.infer<typeof solutionSchema>

/** Of the request's header of that name. */
export const idempotencyKeySchema = z
  .object({
    'Idempotency-Key': z
      .string()
      .regex(/^[\x21-\x7e]{1,255}$/, 'must be 1 to 255 visible ASCII characters')
      .optional(),
  })
  .transform((headers) => headers['Idempotency-Key'] ?? null)
