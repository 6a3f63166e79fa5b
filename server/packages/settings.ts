/** The YAML files of a package: what they may say, and the parts that we understand. */
import { parse } from 'yaml'
import { z } from 'zod'
import { comparisonSchema } from '../../shared/messages.ts'
import { signatureSchema } from '../../shared/signature.ts'
import { DIFFICULTIES, EXPECTATIONS, groupSchema, languageSchema, VISIBILITIES } from './draft.ts'
import { PackageError, type PackageFiles } from './files.ts'

/** YAML makes a number of a name such as 2048, and a date or a truth of others. */
const word = z.union([z.string(), z.number(), z.boolean()]).transform(String)
const words = z.union([word.transform((one) => [one]), z.array(word)])
const named = z.looseObject({ name: word }).transform(({ name }) => name)
const oneOrMore = z
  .union([word, named, z.array(z.union([word, named]))])
  .transform((value) => (Array.isArray(value) ? value : [value]).join(', '))
const number = z.coerce.number()
const flags = z.union([word, z.array(word).transform((list) => list.join(' '))])

/** `problem.yaml`, in the legacy format and in that of 2025-09. */
export const problemYamlSchema = z.looseObject({
  problem_format_version: word.default('legacy'),
  name: z.union([word, z.record(z.string(), word)]).optional(),
  type: words
    .transform((types) => types.flatMap((type) => type.split(/[\s,]+/)))
    .default(['pass-fail']),
  limits: z
    .looseObject({
      /** Seconds. */
      time_limit: number.positive().optional(),
      /** MiB, both. */
      memory: number.positive().optional(),
      output: number.positive().optional(),
    })
    .default({}),
  /** One text with a space between words (legacy), or a list of phrases. */
  keywords: z
    .union([word.transform((text) => text.split(/[\s,]+/)), z.array(word)])
    .transform((keywords) => keywords.map((keyword) => keyword.trim()).filter(Boolean))
    .default([]),
  author: oneOrMore.optional(),
  credits: z
    .union([word, z.looseObject({ authors: oneOrMore.optional() }).transform((c) => c.authors)])
    .optional(),
  source: oneOrMore.optional(),
  license: word.optional(),
  rights_owner: oneOrMore.optional(),
  validation: word.default('default'),
  validator_flags: flags.default(''),
  /** What `{{name}}` stands for in the statement. */
  constants: z
    .record(
      z.string(),
      z.union([word, z.looseObject({ value: word }).transform(({ value }) => value)]),
    )
    .default({}),
})
export type ProblemYaml = z.infer<typeof problemYamlSchema>

/** The format that has the limit for time, and the one folder of an output validator, in its words. */
export const isLegacy = ({ problem_format_version: version }: ProblemYaml) =>
  version.startsWith('legacy')

/** They say what the package is, or how its tools treat it, and there is nothing to do about them. */
const WITHOUT_EFFECT = ['uuid', 'version', 'source_url', 'grading']
const KNOWN_KEYS = new Set([...Object.keys(problemYamlSchema.shape), ...WITHOUT_EFFECT])
/** Those of the programs of a package, which are not run, and how its tools find a limit. */
const KNOWN_LIMITS = new Set([
  'time_limit',
  'memory',
  'output',
  'time_multiplier',
  'time_multipliers',
  'time_safety_margin',
  'time_resolution',
  'compilation_time',
  'compilation_memory',
  'validation_time',
  'validation_memory',
  'validation_output',
])

export const unsupportedKeys = (settings: ProblemYaml): string[] => [
  ...Object.keys(settings).filter((key) => !KNOWN_KEYS.has(key)),
  ...Object.keys(settings.limits)
    .filter((key) => !KNOWN_LIMITS.has(key))
    .map((key) => `limits.${key}`),
]

/**
 * `distribute.yaml`, our own addition to the format: what a package cannot say otherwise. A problem
 * is a function problem when its `function` is given.
 */
export const distributeYamlSchema = z.strictObject({
  difficulty: z.enum(DIFFICULTIES).default('medium'),
  function: signatureSchema.nullable().default(null),
  /** `custom` is the program `output_validator/check.js`. */
  checker: z
    .preprocess(
      (value) => (typeof value === 'string' ? { name: value } : value),
      z.union([comparisonSchema, z.strictObject({ name: z.literal('custom') })]),
    )
    .optional(),
  outputLimitKb: z.int().positive().optional(),
  groups: z.array(groupSchema).optional(),
  /** Every case in its order, where the folders alone would say something else. */
  cases: z
    .array(
      z.strictObject({
        path: z.string(),
        group: z.string().nullable().default(null),
        points: z.number().nonnegative().default(1),
        checker: comparisonSchema.nullable().default(null),
      }),
    )
    .optional(),
  author: z.string().optional(),
  source: z.string().optional(),
  license: z.string().optional(),
  /** Of the statement that is the problem's own; the others are translations. */
  language: languageSchema.optional(),
  unjudgeable: z.string().optional(),
  visibility: z.enum(VISIBILITIES).default('public'),
  /** Of solutions of which neither their folder nor their comment says it. */
  expected: z.record(z.string(), z.array(z.enum(EXPECTATIONS))).default({}),
})
export type DistributeYaml = z.infer<typeof distributeYamlSchema>

/** `testdata.yaml` of a legacy group, `test_group.yaml` of a group of 2025-09. */
export const groupYamlSchema = z.looseObject({
  on_reject: word.optional(),
  accept_score: number.nonnegative().optional(),
  reject_score: number.optional(),
  grader_flags: flags.optional(),
  output_validator_flags: flags.optional(),
  grading: z
    .union([
      word,
      z.looseObject({
        score: number.nonnegative().optional(),
        max_score: number.nonnegative().optional(),
        aggregation: z.enum(['min', 'sum']).optional(),
      }),
    ])
    .optional(),
  max_score: z.union([z.literal('unbounded'), number.nonnegative()]).optional(),
  score_aggregation: z.enum(['pass-fail', 'min', 'sum']).optional(),
  require_pass: words.optional(),
  output_validator_args: flags.optional(),
})
export type GroupYaml = z.infer<typeof groupYamlSchema>

/** `submissions/submissions.yaml`: by glob, the verdicts of cases. */
export const submissionsYamlSchema = z.record(
  z.string(),
  z.looseObject({ permitted: words.optional(), required: words.optional() }),
)

/** A file that does not exist says nothing, and so does an empty one. */
export async function readYaml<T extends z.ZodType>(
  files: PackageFiles,
  path: string,
  schema: T,
): Promise<z.output<T>> {
  const text = files.has(path) ? await files.readText(path) : ''
  const parsed = schema.safeParse(withoutNulls(parseYaml(text, path)) ?? {})
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  const field = issue?.path.length ? `${issue.path.join('.')}: ` : ''
  throw new PackageError(`${path}: ${field}${issue?.message}`)
}

function parseYaml(text: string, path: string): unknown {
  try {
    // Tools that read these packages take the last of two equal keys.
    return parse(text, { uniqueKeys: false })
  } catch (error) {
    const reason = error instanceof Error ? error.message.split('\n')[0] : String(error)
    throw new PackageError(`${path} is not YAML: ${reason}`)
  }
}

/** A key without a value says nothing; packages are full of them. */
function withoutNulls(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, inner]) =>
      inner === null ? [] : [[key, withoutNulls(inner)]],
    ),
  )
}
