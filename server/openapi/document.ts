import { z } from 'zod'
import packageJson from '../../package.json' with { type: 'json' }
import { accountOperations } from './accounts.ts'
import { type Access, type Answer, failuresOf, type Operation, TAGS } from './operation.ts'
import { problemOperations } from './problems.ts'
import { rejudgeOperations } from './rejudges.ts'
import { problemDetails } from './schemas.ts'
import { serviceOperations } from './service.ts'
import { submissionOperations } from './submissions.ts'

export const operations: readonly Operation[] = [
  ...accountOperations,
  ...problemOperations,
  ...submissionOperations,
  ...rejudgeOperations,
  ...serviceOperations,
]

export type Json = Record<string, unknown>

/** OpenAPI 3.1 takes JSON Schema as it is. */
export function schemaOf(schema: z.ZodType, io: 'input' | 'output' = 'input'): Json {
  const { $schema: _, ...json } = z.toJSONSchema(schema, { io, unrepresentable: 'any' })
  return json
}

export function createDocument(): Json {
  const paths: Record<string, Json> = {}
  for (const operation of operations) {
    const path = operation.path.replace(/:(\w+)/g, '{$1}')
    paths[path] = { ...paths[path], [operation.method.toLowerCase()]: described(operation) }
  }
  return {
    openapi: '3.1.1',
    info: {
      title: 'Distribute PS',
      version: packageJson.version,
      description: 'A self-hosted, distributed online judge.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/' }],
    tags: Object.entries(TAGS).map(([name, description]) => ({ name, description })),
    paths,
    components: {
      schemas: { Problem: schemaOf(problemDetails, 'output') },
      securitySchemes: {
        token: {
          type: 'http',
          scheme: 'bearer',
          description: 'An API token (`dps_…`), or the token of a login.',
        },
        session: { type: 'apiKey', in: 'cookie', name: 'session', description: 'Of a browser.' },
      },
    },
  }
}

/** As OpenAPI 3.1 has it: of the media type, and nothing more is known. */
const BINARY = {}

function described(operation: Operation): Json {
  const { tag, summary, description, access, body, upload, answers, example } = operation
  return {
    tags: [tag],
    operationId: operationId(operation),
    summary,
    ...(description && { description }),
    security: security(access),
    parameters: parameters(operation),
    ...(body && {
      requestBody: {
        required: true,
        content: { 'application/json': { schema: schemaOf(body), example: example.body } },
      },
    }),
    ...(upload && {
      requestBody: {
        required: true,
        description: upload.description,
        content: Object.fromEntries(upload.types.map((type) => [type, { schema: BINARY }])),
      },
    }),
    responses: {
      ...Object.fromEntries(
        Object.entries(answers).map(([status, answer]) => [
          status,
          response(answer, Number(status) === example.status ? example.answer : undefined),
        ]),
      ),
      ...Object.fromEntries([...failuresOf(operation)].map(failure)),
    },
  }
}

/** `GET /problems/:slug` is `get-problems-slug`. */
const operationId = ({ method, path }: Operation): string =>
  [method.toLowerCase(), ...path.replace('/api/v1', '').split(/[^\w]+/)].filter(Boolean).join('-')

/** A visitor may come without; who they are still decides what they see. */
const security = (access: Access): Json[] => [
  ...(access === 'everybody' ? [{}] : []),
  { token: [] },
  { session: [] },
]

function parameters({ params = {}, query, headers = {}, example }: Operation): Json[] {
  const inPath = Object.entries(params).map(([name, description]) => ({
    name,
    in: 'path',
    required: true,
    description,
    schema: { type: 'string' },
    ...(example.params?.[name] && { example: example.params[name] }),
  }))
  const { properties = {} } = query ? schemaOf(query) : {}
  const inQuery = Object.entries(properties as Record<string, Json>).map(([name, schema]) => ({
    name,
    in: 'query',
    schema,
    ...(example.query?.[name] && { example: example.query[name] }),
  }))
  const inHeader = Object.entries(headers).map(([name, { description, pattern }]) => ({
    name,
    in: 'header',
    description,
    schema: { type: 'string', ...(pattern && { pattern }) },
    ...(example.headers?.[name] && { example: example.headers[name] }),
  }))
  return [...inPath, ...inQuery, ...inHeader]
}

function response({ description, schema, type, headers = {} }: Answer, example: unknown): Json {
  const content = schema
    ? {
        'application/json': { schema: schemaOf(schema, 'output'), ...(example ? { example } : {}) },
      }
    : type && { [type]: { schema: type.startsWith('text/') ? { type: 'string' } : BINARY } }
  return {
    description,
    ...(content && { content }),
    ...(Object.keys(headers).length > 0 && {
      headers: Object.fromEntries(
        Object.entries(headers).map(([name, meaning]) => [
          name,
          { description: meaning, schema: { type: 'string' } },
        ]),
      ),
    }),
  }
}

const failure = ([status, description]: [number, string]): [string, Json] => [
  String(status),
  {
    description,
    content: {
      'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } },
    },
  },
]
