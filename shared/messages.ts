/**
 * Every message between an orchestrator and a worker. The orchestrator dials; the worker opens with
 * `hello`; then the orchestrator sends `judge` and `cancel`, the worker answers with any number of
 * `result`s and exactly one `done` or `refused` for each `judge`. A worker that lacks the text of a
 * reference asks with `need`, and gets it in `text`s or a `cancel`. Heartbeats belong to the link.
 */
import { z } from 'zod'
import { VERDICTS } from './verdict.ts'

export const PROTOCOL_VERSION = 1

export const LANGUAGES = ['javascript', 'typescript'] as const
export type Language = (typeof LANGUAGES)[number]

/** The ways to compare that need nothing but the two outputs. A function's outputs are JSON values, a program's are text. */
const comparisons = [
  z.strictObject({ name: z.literal('exact') }),
  z.strictObject({ name: z.literal('tokens'), caseSensitive: z.boolean().default(true) }),
  z.strictObject({ name: z.literal('lines') }),
  z.strictObject({ name: z.literal('any_order') }),
  z.strictObject({
    name: z.literal('floats'),
    absolute: z.number().nonnegative().default(1e-6),
    relative: z.number().nonnegative().default(1e-6),
  }),
] as const
export const comparisonSchema = z.discriminatedUnion('name', comparisons)
export type ComparisonChecker = z.infer<typeof comparisonSchema>

/**
 * A program of the author's, which must define `check(input, expected, output)` and answer
 * `{ verdict: 'ok' | 'wrong' | 'points', points, message }`, with `points` from 0 to 1.
 */
export const customCheckerSchema = z.strictObject({
  name: z.literal('custom'),
  language: z.enum(LANGUAGES).default('javascript'),
  code: z
    .string()
    .min(1)
    .max(64 * 1024),
})
export type CustomChecker = z.infer<typeof customCheckerSchema>

/** How an output is compared with the expected one. */
export const checkerSchema = z.discriminatedUnion('name', [...comparisons, customCheckerSchema])
export type Checker = z.infer<typeof checkerSchema>

/** What the submitted code must be: a named function with typed parameters, or a whole program. Types are written as in `signature.ts`. */
export const taskSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('function'),
    name: z.string(),
    params: z.array(z.object({ name: z.string(), type: z.string() })),
    returns: z.string(),
  }),
  z.object({ kind: z.literal('stdio') }),
])
export type Task = z.infer<typeof taskSchema>

export const limitsSchema = z.object({
  /** CPU milliseconds for each case. */
  timeMs: z.int().positive(),
  memoryMb: z.int().positive(),
  outputBytes: z.int().positive(),
})
export type Limits = z.infer<typeof limitsSchema>

/** Test data longer than this is sent as a reference. */
export const INLINE_BYTES = 1024

/** Long test data by the name of its content, so that it travels to each worker once. */
export const referenceSchema = z.object({
  /** Of the text in UTF-8, in hexadecimal. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  bytes: z
    .int()
    .positive()
    .max(256 * 1024 * 1024),
})
export type Reference = z.infer<typeof referenceSchema>

const dataSchema = z.union([z.string(), referenceSchema])

/** `input`: a JSON array of arguments, or standard input. `expected`: null when there is nothing to compare with. */
export const caseSchema = z.object({
  ordinal: z.int().nonnegative(),
  input: dataSchema,
  expected: dataSchema.nullable(),
  /** Instead of the job's. */
  checker: comparisonSchema.optional(),
})
export type Case = z.infer<typeof caseSchema>

/** A case with its data at hand. */
export type WholeCase = {
  ordinal: number
  input: string
  expected: string | null
  checker?: ComparisonChecker | undefined
}

const judge = z.object({
  type: z.literal('judge'),
  /** Names the chunk on this link. */
  job: z.string(),
  /** For the worker's log only. */
  submission: z.string(),
  /** Of the HTTP request that it came by, for the same. */
  request: z.string().max(64).optional(),
  language: z.enum(LANGUAGES),
  code: z.string(),
  task: taskSchema,
  limits: limitsSchema,
  checker: checkerSchema,
  cases: z.array(caseSchema).min(1),
})
export type JudgeMessage = z.infer<typeof judge>

const cancel = z.object({ type: z.literal('cancel'), job: z.string() })

/** A piece of what the job needs: the pieces come in order, and `more` is false in the last. */
const text = z.object({
  type: z.literal('text'),
  job: z.string(),
  sha256: z.string(),
  text: z.string(),
  more: z.boolean(),
})
export type TextMessage = z.infer<typeof text>

export const orchestratorMessageSchema = z.discriminatedUnion('type', [judge, cancel, text])
export type OrchestratorMessage = z.infer<typeof orchestratorMessageSchema>

/** What a worker measured about the walls around its runners. */
export const isolationSchema = z.object({
  /** `namespaces`: bubblewrap holds. `process`: the other walls only. */
  level: z.enum(['namespaces', 'process']),
  walls: z.array(z.object({ name: z.string(), held: z.boolean() })),
})
export type Isolation = z.infer<typeof isolationSchema>

const hello = z.object({
  type: z.literal('hello'),
  protocol: z.literal(PROTOCOL_VERSION),
  /** Random for each start of a worker. */
  id: z.string().min(1).max(64),
  name: z.string().max(255),
  version: z.string().max(64),
  runtime: z.string().max(64),
  slots: z.int().positive(),
  languages: z.array(z.enum(LANGUAGES)),
  isolation: isolationSchema,
})
export type Hello = z.infer<typeof hello>

const result = z.object({
  type: z.literal('result'),
  job: z.string(),
  ordinal: z.int().nonnegative(),
  /** Null: it ran to its end, and there was nothing to compare with. */
  verdict: z.enum(VERDICTS).nullable(),
  /** What part of the case's points it earned, where a checker gave a part only. */
  share: z.number().min(0).max(1).nullable().default(null),
  /** CPU time and peak resident memory of this case, measured from outside. */
  timeMs: z.number().nonnegative(),
  memoryKb: z.int().nonnegative(),
  /** Cut to `SHOWN_BYTES`. */
  output: z.string().nullable(),
  /** Console output, cut to `SHOWN_BYTES`. */
  logs: z.string(),
  /** What went wrong, for the author of the code: "TypeError: … (line 3)", or the first difference found. */
  message: z.string().nullable(),
})
export type ResultMessage = z.infer<typeof result>

/** Lines and columns count from 1; null when they cannot be known. */
export const compileErrorSchema = z.object({
  message: z.string(),
  line: z.int().positive().nullable(),
  column: z.int().positive().nullable(),
})
export type CompileError = z.infer<typeof compileErrorSchema>

/** With a compile error there are no results. Without, every case of the chunk had one, unless it was cancelled. */
const done = z.object({
  type: z.literal('done'),
  job: z.string(),
  compileError: compileErrorSchema.nullable(),
})

/** The cases without a result are to be judged elsewhere. `failed`: the worker's own fault. */
const refused = z.object({
  type: z.literal('refused'),
  job: z.string(),
  reason: z.enum(['busy', 'draining', 'unsupported', 'failed']),
})

/** The worker does not have this text, which a case of the job refers to. */
const need = z.object({ type: z.literal('need'), job: z.string(), sha256: z.string() })
export type NeedMessage = z.infer<typeof need>

export const workerMessageSchema = z.discriminatedUnion('type', [
  hello,
  result,
  done,
  refused,
  need,
])
export type WorkerMessage = z.infer<typeof workerMessageSchema>

/** Logs, outputs and messages longer than this are cut, with `CUT_MARK` at the end. */
export const SHOWN_BYTES = 16 * 1024
export const CUT_MARK = '\n… (cut)'
