import { z } from 'zod'

/** Text that PostgreSQL can store: it takes neither NUL nor half of a surrogate pair. */
export const text = z
  .string()
  .refine((value) => !value.includes('\0'), 'has a NUL character')
  .refine((value) => value.isWellFormed(), 'has half of a surrogate pair')
