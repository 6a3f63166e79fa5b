/** The YAML files of a package: what they may say, and the parts that we understand. */
import { parse } from 'yaml'
import { z } from 'zod'
import { checkerSchema } from '../../shared/messages.ts'
import { signatureSchema } from '../../shared/signature.ts'
import { DIFFICULTIES } from './draft.ts'
import { PackageError, type PackageFiles } from './files.ts'

const names = z.union([z.string().transform((name) => [name]), z.array(z.string())])
const named = z.looseObject({ name: z.string() }).transform(({ name }) => name)
const oneOrMore = z
  .union([z.string(), named, z.array(z.union([z.string(), named]))])
  .transform((value) => (Array.isArray(value) ? value : [value]).join(', '))

/** `problem.yaml`, in the legacy format and in that of 2025-09. */
export const problemYamlSchema = z.looseObject({
  name: z.union([z.string(), z.record(z.string(), z.string())]).optional(),
  type: names.default(['pass-fail']),
  limits: z
    .looseObject({
      /** Seconds. */
      time_limit: z.number().positive().optional(),
      /** MiB, both. */
      memory: z.number().positive().optional(),
      output: z.number().positive().optional(),
    })
    .default({}),
  /** One text with a space between words (legacy), or a list of phrases. */
  keywords: z
    .union([z.string().transform((text) => text.split(/[\s,]+/)), z.array(z.string())])
    .transform((words) => words.map((word) => word.trim()).filter(Boolean))
    .default([]),
  author: oneOrMore.optional(),
  credits: z
    .union([
      z.string(),
      z.looseObject({ authors: oneOrMore.optional() }).transform((c) => c.authors),
    ])
    .optional(),
  source: oneOrMore.optional(),
  license: z.string().optional(),
  rights_owner: z.string().optional(),
  validation: z.string().default('default'),
  validator_flags: z.string().default(''),
})
export type ProblemYaml = z.infer<typeof problemYamlSchema>

/** They say what the package is, and there is nothing to do about them. */
const WITHOUT_EFFECT = ['problem_format_version', 'uuid', 'version']
const KNOWN_KEYS = new Set([...Object.keys(problemYamlSchema.shape), ...WITHOUT_EFFECT])
const KNOWN_LIMITS = new Set(['time_limit', 'memory', 'output'])

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
  checker: z
    .preprocess((value) => (typeof value === 'string' ? { name: value } : value), checkerSchema)
    .optional(),
})

/** `testdata.yaml` of a legacy group, `test_group.yaml` of a group of 2025-09. */
export const groupYamlSchema = z.looseObject({
  accept_score: z.number().nonnegative().optional(),
  grader_flags: z.string().optional(),
  output_validator_flags: z.string().optional(),
  max_score: z.union([z.number().nonnegative(), z.literal('unbounded')]).optional(),
  score_aggregation: z.enum(['pass-fail', 'min', 'sum']).optional(),
  output_validator_args: z.union([z.string(), z.array(z.coerce.string())]).optional(),
})
export type GroupYaml = z.infer<typeof groupYamlSchema>

/** A file that does not exist says nothing, and so does an empty one. */
export async function readYaml<T extends z.ZodType>(
  files: PackageFiles,
  path: string,
  schema: T,
): Promise<z.output<T>> {
  const text = files.paths.includes(path) ? await files.readText(path) : ''
  const parsed = schema.safeParse(parseYaml(text, path) ?? {})
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  const field = issue?.path.length ? `${issue.path.join('.')}: ` : ''
  throw new PackageError(`${path}: ${field}${issue?.message}`)
}

function parseYaml(text: string, path: string): unknown {
  try {
    return parse(text)
  } catch (error) {
    const reason = error instanceof Error ? error.message.split('\n')[0] : String(error)
    throw new PackageError(`${path} is not YAML: ${reason}`)
  }
}
