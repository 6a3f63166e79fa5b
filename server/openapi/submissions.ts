import { submissionQuerySchema } from '../submissions/api.ts'
import { runSchema } from '../submissions/run.ts'
import { solutionSchema } from '../submissions/solution.ts'
import { API, type Operation } from './operation.ts'
import * as schemas from './schemas.ts'

const id = { id: 'Of the submission' }
const SOLUTION = { language: 'javascript', code: 'function sum(a, b) { return a + b }' }

export const submissionOperations: Operation[] = [
  {
    tag: 'Submissions',
    method: 'POST',
    path: `${API}/problems/:slug/submissions`,
    summary: 'Submit a solution',
    description: 'A token needs the scope `submit`.',
    access: 'user',
    params: { slug: 'Of the problem' },
    headers: {
      'Idempotency-Key': {
        description: 'Sent again with the same solution, it gives the first submission.',
        pattern: '^[\\x21-\\x7e]{1,255}$',
      },
      Prefer: {
        description: '`wait=N` waits up to N seconds, at most 60, for the verdict (RFC 7240).',
      },
    },
    body: solutionSchema,
    answers: {
      200: {
        description: 'Judged, when `Prefer: wait` asked for it and it was done in time',
        schema: schemas.submission,
        headers: {
          Location: 'Of the submission',
          'Preference-Applied': 'The `wait` that was kept',
        },
      },
      202: {
        description: 'Queued',
        schema: schemas.acceptedSubmission,
        headers: { Location: 'Of the submission' },
      },
    },
    errors: {
      409: 'The problem cannot be judged here',
      429: 'Too many within a minute, or too many that are not judged yet',
    },
    example: {
      params: { slug: 'sum' },
      headers: { Prefer: 'wait=30' },
      body: SOLUTION,
      status: 200,
    },
  },
  {
    tag: 'Submissions',
    method: 'POST',
    path: `${API}/problems/:slug/runs`,
    summary: 'Run a solution without submitting it',
    description:
      'On the samples, or on `inputs` of your own. Nothing is stored. A token needs the scope `submit`.',
    access: 'user',
    params: { slug: 'Of the problem' },
    body: runSchema,
    answers: { 200: { description: 'What came out', schema: schemas.run } },
    errors: {
      429: 'Too many within a minute',
      503: 'No worker is there, or all are busy',
    },
    example: {
      params: { slug: 'sum' },
      body: { ...SOLUTION, inputs: [[20, 22]] },
      status: 200,
      answer: {
        compileError: null,
        results: [
          {
            input: '[20,22]',
            output: '42',
            expected: null,
            verdict: null,
            share: null,
            timeMs: 0.4,
            memoryKb: 52000,
            logs: '',
            message: null,
          },
        ],
      },
    },
  },
  {
    tag: 'Submissions',
    method: 'GET',
    path: `${API}/submissions`,
    summary: 'List submissions',
    description: 'Of everybody, newest first.',
    access: 'everybody',
    query: submissionQuerySchema,
    answers: { 200: { description: 'A page', schema: schemas.listOf(schemas.submissionSummary) } },
    example: { query: { user: 'ada', verdict: 'accepted' }, status: 200 },
  },
  {
    tag: 'Submissions',
    method: 'GET',
    path: `${API}/submissions/:id`,
    summary: 'Read a submission and its results',
    access: 'everybody',
    params: id,
    answers: { 200: { description: 'The submission', schema: schemas.submission } },
    example: { params: { id: '1' }, status: 200 },
  },
  {
    tag: 'Submissions',
    method: 'GET',
    path: `${API}/submissions/:id/events`,
    summary: 'Follow a submission',
    description:
      'Server-sent events: `result` for each case, as in `results`; at the end `done`, as the ' +
      'submission without `results`.',
    access: 'everybody',
    params: id,
    answers: { 200: { description: 'The events', type: 'text/event-stream' } },
    example: { params: { id: '1' }, status: 200 },
  },
  {
    tag: 'Submissions',
    method: 'POST',
    path: `${API}/submissions/:id/rejudge`,
    summary: 'Judge a submission again',
    access: 'admin',
    params: id,
    answers: {
      202: {
        description: 'Queued',
        schema: schemas.acceptedSubmission,
        headers: { Location: 'Of the submission' },
      },
    },
    example: { params: { id: '1' }, status: 202, answer: { id: 1, status: 'queued' } },
  },
  {
    tag: 'Submissions',
    method: 'POST',
    path: `${API}/problems/:slug/rejudge`,
    summary: 'Judge all submissions of a problem again',
    access: 'admin',
    params: { slug: 'Of the problem' },
    answers: { 202: { description: 'Queued', schema: schemas.queuedAgain } },
    example: { params: { slug: 'sum' }, status: 202, answer: { queued: 1 } },
  },
]
