import { z } from 'zod'
import { LANGUAGES } from '../../shared/messages.ts'
import { VERDICTS } from '../../shared/verdict.ts'
import { text } from '../text.ts'

/** In UTC when no zone is said, as the fields of a form write it. */
const moment = z
  .union([z.iso.datetime({ offset: true, local: true }), z.iso.date()], 'must be a date and time')
  .transform((given) =>
    Date.parse(/T.*(Z|[+-]\d\d:\d\d)$|^[^T]*$/.test(given) ? given : `${given}Z`),
  )
  .refine((ms) => ms >= 0, 'must be a date and time')
  .transform((ms) => new Date(ms).toISOString())

/** Which submissions; with nothing said, all of them. */
export const rejudgeFilterSchema = z.strictObject({
  problem: text.max(64).optional(),
  user: text.max(32).optional(),
  verdict: z.enum(VERDICTS, `must be one of ${VERDICTS.join(', ')}`).optional(),
  language: z.enum(LANGUAGES, `must be one of ${LANGUAGES.join(', ')}`).optional(),
  from: moment.optional(),
  until: moment.optional(),
})
