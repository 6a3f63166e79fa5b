import { rejudgeQuerySchema } from '../rejudging/api.ts'
import { rejudgeFilterSchema } from '../rejudging/filter.ts'
import { API, type Operation } from './operation.ts'
import * as schemas from './schemas.ts'

const id = { id: 'Of the rejudge' }
const answers = { 200: { description: 'The rejudge', schema: schemas.rejudge } }

export const rejudgeOperations: Operation[] = [
  {
    tag: 'Administration',
    method: 'GET',
    path: `${API}/rejudges/preview`,
    summary: 'Count what a rejudge would touch',
    access: 'admin',
    query: rejudgeFilterSchema,
    answers: { 200: { description: 'How many, by verdict', schema: schemas.touched } },
    example: { query: { problem: 'sum', language: 'javascript' }, status: 200 },
  },
  {
    tag: 'Administration',
    method: 'GET',
    path: `${API}/rejudges`,
    summary: 'List rejudges',
    access: 'admin',
    query: rejudgeQuerySchema,
    answers: { 200: { description: 'A page', schema: schemas.listOf(schemas.rejudgeSummary) } },
    example: { query: { limit: '10' }, status: 200 },
  },
  {
    tag: 'Administration',
    method: 'POST',
    path: `${API}/rejudges`,
    summary: 'Judge finished submissions again, to see what would change',
    description:
      'Copies of them are judged behind what solvers wait for. No verdict changes before the ' +
      'rejudge is applied.',
    access: 'admin',
    body: rejudgeFilterSchema,
    answers: {
      201: {
        description: 'Begun',
        schema: schemas.rejudge,
        headers: { Location: 'Of the rejudge' },
      },
    },
    example: { body: { problem: 'sum', from: '2020-01-01T00:00:00Z' }, status: 201 },
  },
  {
    tag: 'Administration',
    method: 'GET',
    path: `${API}/rejudges/:id`,
    summary: 'Read how far a rejudge is, and what it would change',
    access: 'admin',
    params: id,
    answers,
    example: { params: { id: '1' }, status: 200 },
  },
  {
    tag: 'Administration',
    method: 'POST',
    path: `${API}/rejudges/:id/apply`,
    summary: 'Let the new verdicts count',
    description: 'A submission that was judged otherwise meanwhile keeps that verdict.',
    access: 'admin',
    params: id,
    answers,
    errors: { 409: 'It has ended already, or is not through yet' },
    example: { params: { id: '1' }, status: 200 },
  },
  {
    tag: 'Administration',
    method: 'POST',
    path: `${API}/rejudges/:id/drop`,
    summary: 'Leave every verdict as it is',
    access: 'admin',
    params: id,
    answers,
    errors: { 409: 'It has ended already' },
    example: { params: { id: '2' }, status: 200 },
  },
]
