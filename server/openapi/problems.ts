import { z } from 'zod'
import { problemInputSchema } from '../packages/draft.ts'
import { problemQuerySchema } from '../problems/api.ts'
import { importQuerySchema } from '../problems/package-api.ts'
import { API, type Operation } from './operation.ts'
import * as schemas from './schemas.ts'

const slug = { slug: 'Of the problem' }

const SUM = {
  slug: 'sum',
  title: 'The sum of two numbers',
  statement: 'Add the two numbers.',
  kind: 'function',
  signature: {
    name: 'sum',
    params: [
      { name: 'a', type: 'int' },
      { name: 'b', type: 'int' },
    ],
    returns: 'int',
  },
  difficulty: 'easy',
  tags: ['arithmetic'],
  testCases: [
    { input: [1, 2], expected: 3, sample: true },
    { input: [40, 2], expected: 42 },
  ],
}

export const problemOperations: Operation[] = [
  {
    tag: 'Problems',
    method: 'GET',
    path: `${API}/problems`,
    summary: 'List the problems',
    description: 'In the order in which they were added.',
    access: 'everybody',
    query: problemQuerySchema,
    answers: { 200: { description: 'A page', schema: schemas.listOf(schemas.problemSummary) } },
    example: {
      query: { tag: 'arithmetic', limit: '10' },
      status: 200,
      answer: {
        items: [
          {
            slug: 'sum',
            title: 'The sum of two numbers',
            difficulty: 'easy',
            tags: ['arithmetic'],
            submissionCount: 1,
            acceptedCount: 1,
            solved: true,
            tried: true,
            visibility: 'public',
          },
        ],
        next: null,
      },
    },
  },
  {
    tag: 'Problems',
    method: 'GET',
    path: `${API}/problems/:slug`,
    summary: 'Read a problem',
    description: 'With its sample cases; the hidden ones stay hidden.',
    access: 'everybody',
    params: slug,
    answers: { 200: { description: 'The problem', schema: schemas.problem } },
    example: { params: { slug: 'sum' }, status: 200 },
  },
  {
    tag: 'Problems',
    method: 'GET',
    path: `${API}/problems/:slug/types`,
    summary: 'Get the types of a function',
    description:
      'Declarations in TypeScript, to lie beside a solution. A program has none: it is a 404.',
    access: 'everybody',
    params: slug,
    answers: { 200: { description: 'The file', type: 'text/plain' } },
    example: { params: { slug: 'sum' }, status: 200 },
  },
  {
    tag: 'Problems',
    method: 'POST',
    path: `${API}/problems`,
    summary: 'Add a problem',
    description:
      'Of a function, each `input` is an array of its arguments and `expected` a JSON value; of a ' +
      'program both are texts.',
    access: 'author',
    body: problemInputSchema,
    answers: {
      201: {
        description: 'Added',
        schema: schemas.problem,
        headers: { Location: 'Of the problem' },
      },
    },
    errors: { 409: 'The slug is taken' },
    example: { body: SUM, status: 201 },
  },
  {
    tag: 'Problems',
    method: 'PUT',
    path: `${API}/problems/:slug`,
    summary: 'Replace a problem',
    description: 'What is not judged yet is judged by the new version.',
    access: 'author',
    params: slug,
    body: problemInputSchema,
    answers: { 200: { description: 'Replaced', schema: schemas.problem } },
    errors: { 409: 'The slug is taken' },
    example: { params: { slug: 'sum' }, body: { ...SUM, timeLimitMs: 2000 }, status: 200 },
  },
  {
    tag: 'Problems',
    method: 'POST',
    path: `${API}/problems/import`,
    summary: 'Add a problem from a package',
    description:
      'An ICPC or Kattis problem package. Its example solutions are judged, and the report says ' +
      'whether they got what they should.',
    access: 'author',
    query: importQuerySchema,
    upload: {
      description: 'The archive, in a form as the field `package`',
      types: ['application/zip', 'multipart/form-data'],
    },
    answers: {
      201: {
        description: 'Added',
        schema: schemas.importReport,
        headers: { Location: 'Of the problem' },
      },
    },
    errors: { 409: 'The slug is taken, and `replace` was not asked for' },
    example: { query: { slug: 'sum-again', judge: 'false' }, status: 201 },
  },
  {
    tag: 'Problems',
    method: 'GET',
    path: `${API}/problems/:slug/package`,
    summary: 'Get a problem as a package',
    description: 'With its hidden cases.',
    access: 'author',
    params: slug,
    answers: { 200: { description: 'The archive', type: 'application/zip' } },
    example: { params: { slug: 'sum' }, status: 200 },
  },
  {
    tag: 'Problems',
    method: 'GET',
    path: `${API}/problems/:slug/solutions`,
    summary: 'List the solutions that belong to a problem',
    description: 'Each with what is expected against what it got when it was judged last.',
    access: 'author',
    params: slug,
    answers: {
      200: {
        description: 'All of them',
        schema: schemas.listOf(schemas.solutionReport).extend({ next: z.null() }),
      },
    },
    example: { params: { slug: 'sum' }, status: 200, answer: { items: [], next: null } },
  },
  {
    tag: 'Problems',
    method: 'POST',
    path: `${API}/problems/:slug/solutions/judge`,
    summary: 'Judge the solutions that belong to a problem',
    description: 'With the problem as it is now. They count nowhere.',
    access: 'author',
    params: slug,
    answers: { 202: { description: 'Queued', schema: schemas.queuedAgain } },
    example: { params: { slug: 'sum' }, status: 202, answer: { queued: 0 } },
  },
  {
    tag: 'Problems',
    method: 'DELETE',
    path: `${API}/problems/:slug`,
    summary: 'Delete a problem',
    description: 'Its cases and submissions go with it.',
    access: 'author',
    params: slug,
    answers: { 204: { description: 'Done' } },
    example: { params: { slug: 'sum' }, status: 204 },
  },
]
