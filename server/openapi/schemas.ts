/** What answers look like. What requests must look like is said where they are parsed. */
import { z } from 'zod'
import {
  checkerSchema,
  compileErrorSchema,
  customCheckerSchema,
  isolationSchema,
  LANGUAGES,
} from '../../shared/messages.ts'
import { signatureSchema } from '../../shared/signature.ts'
import { VERDICTS } from '../../shared/verdict.ts'
import { ACTIONS } from '../audit/queries.ts'
import { SCOPES } from '../auth/scopes.ts'
import { DIFFICULTIES, EXPECTATIONS, groupSchema, VISIBILITIES } from '../packages/draft.ts'
import { rejudgeFilterSchema } from '../rejudging/filter.ts'

const id = z.int().min(1)
const count = z.int().min(0)
const time = z.iso.datetime()
const verdict = z.enum(VERDICTS)
const role = z.enum(['user', 'admin'])

/** One page of a list, newest first unless said. */
export const listOf = <Item extends z.ZodType>(item: Item) =>
  z.strictObject({
    items: z.array(item),
    next: z.string().nullable().describe('The `after` of the next page; null on the last'),
  })

/** RFC 9457. */
export const problemDetails = z.strictObject({
  type: z.literal('about:blank'),
  title: z.string().describe('The name of the status'),
  status: z.int(),
  detail: z.string().describe('What happened, for a person'),
  errors: z
    .array(z.strictObject({ field: z.string(), message: z.string() }))
    .optional()
    .describe('Which fields were refused, and why'),
})

export const user = z.strictObject({
  id,
  handle: z.string(),
  email: z.string(),
  role,
  createdAt: time,
})

export const session = z.strictObject({
  token: z.string().describe('For `Authorization: Bearer`'),
  expiresAt: time,
})

const summary = {
  slug: z.string(),
  title: z.string(),
  difficulty: z.enum(DIFFICULTIES),
  tags: z.array(z.string()),
  submissionCount: count.describe('Finished submissions of everybody'),
  acceptedCount: count,
  solved: z.boolean().describe('By you'),
  tried: z.boolean().describe('By you'),
  visibility: z.enum(VISIBILITIES).describe('Drafts are for authors'),
}
export const problemSummary = z.strictObject(summary)

export const problem = z.strictObject({
  ...summary,
  statement: z.string().describe('Markdown'),
  kind: z.enum(['function', 'stdio']),
  signature: signatureSchema.nullable(),
  timeLimitMs: z.int().describe('CPU time for each case'),
  memoryLimitMb: z.int(),
  outputLimitKb: z.int(),
  checker: z
    .union([checkerSchema, customCheckerSchema.omit({ code: true })])
    .describe('The code of a custom one is for authors'),
  groups: z.array(groupSchema).describe('How groups of cases are scored'),
  language: z.string().describe('Of the statement, as in BCP 47'),
  languages: z.array(z.string()).describe('All that there are, its own first'),
  files: z.array(z.strictObject({ name: z.string(), contentType: z.string(), bytes: count })),
  unjudgeable: z.string().nullable().describe('Why no submission is taken, if so'),
  author: z.string().nullable(),
  source: z.string().nullable(),
  license: z.string().nullable(),
  version: z.int().describe('Rises with every change that could change a verdict'),
  caseCount: count,
  samples: z.array(
    z.strictObject({
      ordinal: z.int(),
      input: z.unknown().describe('A function’s arguments as an array; a program’s standard input'),
      expected: z.unknown(),
    }),
  ),
  createdAt: time,
  updatedAt: time,
})

export const importReport = z.strictObject({
  slug: z.string(),
  title: z.string(),
  kind: z.enum(['function', 'stdio']),
  replaced: z.boolean().describe('It took the place of a problem of the same slug'),
  languages: z.array(z.string()),
  timeLimitMs: z.int(),
  memoryLimitMb: z.int(),
  checker: checkerSchema,
  caseCount: count,
  sampleCount: count,
  groups: z.array(groupSchema),
  files: z.array(z.string()),
  unjudgeable: z.string().nullable().describe('Why no solution can be judged'),
  warnings: z.array(z.string()).describe('What is not kept or not supported'),
  submissions: z.array(
    z.strictObject({
      file: z.string(),
      expected: z.string().nullable(),
      got: verdict.nullable().describe('Null when it was not judged'),
      asExpected: z.boolean().nullable(),
      score: z.number().nullable(),
      note: z.string().nullable().describe('Why it was not judged'),
    }),
  ),
})

const status = z.enum(['queued', 'judging', 'done'])

export const acceptedSubmission = z.strictObject({ id, status })

const submissionShape = {
  id,
  handle: z.string(),
  slug: z.string(),
  title: z.string(),
  language: z.enum(LANGUAGES),
  status,
  verdict: verdict.nullable().describe('Null until it is done'),
  passed: count,
  total: count,
  score: z.int().min(0).max(100).describe('The share of the points earned'),
  timeMs: z.number().nullable().describe('CPU time of the slowest case'),
  memoryKb: z.int().nullable(),
  createdAt: time,
  judgedAt: time.nullable(),
  outdated: z.boolean().describe('Judged with an earlier version of the problem'),
}
export const submissionSummary = z.strictObject(submissionShape)

const share = z
  .number()
  .nullable()
  .describe('What part of its points a checker gave; null: all when accepted, else nothing')

export const result = z.strictObject({
  ordinal: z.int(),
  verdict,
  share,
  timeMs: z.number(),
  memoryKb: z.int(),
  output: z.string().nullable().describe('Of sample cases only'),
  logs: z.string().nullable().describe('Of sample cases only'),
  message: z
    .string()
    .nullable()
    .describe('What went wrong, as far as it cannot tell what is in a hidden case'),
  worker: z.string(),
  sample: z.boolean(),
  group: z.string().nullable(),
  points: z.number(),
  input: z.string().nullable().describe('Of sample cases only'),
  expected: z.string().nullable().describe('Of sample cases only'),
})

export const submission = z.strictObject({
  ...submissionShape,
  code: z.string().nullable().describe('For its author, admins and whoever has solved the problem'),
  groups: z
    .array(
      z.strictObject({
        name: z.string(),
        score: z.number(),
        points: z.number(),
        verdict: verdict.nullable().describe('Null when a group that it requires was not passed'),
      }),
    )
    .nullable()
    .describe('Null until it is done'),
  compileError: compileErrorSchema.nullable(),
  message: z.string().nullable().describe('Why it could not be judged, for admins'),
  results: z.array(result),
})

export const run = z.strictObject({
  compileError: compileErrorSchema.nullable(),
  results: z.array(
    z.strictObject({
      input: z.string(),
      output: z.string().nullable(),
      expected: z.string().nullable(),
      verdict: verdict.nullable().describe('Null when there was nothing to compare with'),
      share,
      timeMs: z.number(),
      memoryKb: z.int(),
      logs: z.string(),
      message: z.string().nullable(),
    }),
  ),
})

export const queuedAgain = z.strictObject({ queued: count })

export const solutionReport = z.strictObject({
  name: z.string(),
  language: z.enum(LANGUAGES),
  expected: z.array(z.enum(EXPECTATIONS)).describe('One of these is to come'),
  submissionId: id.nullable().describe('Where it was judged last'),
  status: status.nullable(),
  got: verdict.nullable(),
  score: z.int().nullable(),
  asExpected: z.boolean().nullable().describe('Null as long as there is nothing to compare'),
  outdated: z.boolean().describe('Judged with an earlier version of the problem'),
})

export const touched = z.strictObject({
  submissions: count,
  problems: count,
  users: count,
  verdicts: z.array(z.strictObject({ verdict, submissions: count })),
})

const rejudgeShape = {
  id,
  handle: z.string().nullable().describe('Who began it; null when the account is gone'),
  filter: rejudgeFilterSchema.extend({ from: time.optional(), until: time.optional() }),
  state: z.enum(['trying', 'applied', 'dropped']),
  createdAt: time,
  endedAt: time.nullable(),
  total: count,
  judged: count,
  changed: count.describe('How many have another verdict or score'),
}
export const rejudgeSummary = z.strictObject(rejudgeShape)

export const rejudge = z.strictObject({
  ...rejudgeShape,
  changes: z
    .array(
      z.strictObject({
        submissionId: id,
        trialId: id.nullable().describe('The copy that was judged, until the rejudge has ended'),
        handle: z.string(),
        slug: z.string(),
        title: z.string(),
        oldVerdict: verdict,
        oldScore: z.int(),
        newVerdict: verdict,
        newScore: z.int(),
      }),
    )
    .describe('The first thousand'),
})

export const fleet = z.strictObject({
  items: z.array(
    z.strictObject({
      name: z.string().nullable(),
      state: z.enum(['up', 'draining', 'down']),
      busy: count.describe('Slots in use by this orchestrator'),
      judgedCases: count.describe('Since this orchestrator started'),
      casesPerSecond: z.number().min(0).describe('Over the last minute'),
      id: z.string().nullable(),
      version: z.string().nullable(),
      runtime: z.string().nullable(),
      slots: count,
      languages: z.array(z.enum(LANGUAGES)),
      isolation: isolationSchema.nullable(),
      address: z.string().nullable().describe('For admins'),
      reason: z.string().nullable().describe('Why it is down, for admins'),
    }),
  ),
  next: z.null(),
  queue: z.strictObject({ queued: count, judging: count }),
})

export const apiToken = z.strictObject({
  id,
  name: z.string(),
  scopes: z.array(z.enum(SCOPES)),
  createdAt: time,
  expiresAt: time,
  lastUsedAt: time.nullable(),
})

export const newApiToken = apiToken.extend({
  token: z.string().describe('Shown only now'),
})

export const ownSession = z.strictObject({
  id: z.uuid(),
  address: z.string().nullable(),
  agent: z.string().nullable(),
  createdAt: time,
  lastUsedAt: time,
  expiresAt: time,
  current: z.boolean(),
})

export const identity = z.strictObject({
  id,
  issuer: z.string().describe('The OpenID Connect provider'),
  createdAt: time,
  lastUsedAt: time,
})

export const listedUser = user.extend({ lastSeenAt: time.nullable() })

export const resetLink = z.strictObject({
  path: z.string().describe('To be opened at this site, once'),
  expiresAt: time,
})

export const auditEntry = z.strictObject({
  id,
  at: time,
  action: z.enum(ACTIONS),
  handle: z.string().nullable(),
  address: z.string(),
  subject: z.string().nullable(),
})

export const health = z.strictObject({ status: z.literal('ok') })
export const readiness = z.strictObject({ status: z.literal('ready'), workers: count })
