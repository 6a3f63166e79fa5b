import { z } from 'zod'
import { auditQuerySchema } from '../audit/api.ts'
import { userQuerySchema } from '../users/api.ts'
import { API, type Operation } from './operation.ts'
import * as schemas from './schemas.ts'

export const serviceOperations: Operation[] = [
  {
    tag: 'Administration',
    method: 'GET',
    path: `${API}/users`,
    summary: 'List the users',
    access: 'admin',
    query: userQuerySchema,
    answers: { 200: { description: 'A page', schema: schemas.listOf(schemas.listedUser) } },
    example: { query: { q: 'ada' }, status: 200 },
  },
  {
    tag: 'Administration',
    method: 'POST',
    path: `${API}/users/:handle/reset-link`,
    summary: 'Make a link for a forgotten password',
    description: 'It works once, for 24 hours, and takes the place of an earlier one.',
    access: 'admin',
    params: { handle: 'Of the user' },
    answers: { 201: { description: 'Made', schema: schemas.resetLink } },
    example: {
      params: { handle: 'ada' },
      status: 201,
      answer: { path: '/reset?token=…', expiresAt: '2026-02-01T12:00:00.000Z' },
    },
  },
  {
    tag: 'Administration',
    method: 'GET',
    path: `${API}/audit`,
    summary: 'Read the audit log',
    access: 'admin',
    query: auditQuerySchema,
    answers: { 200: { description: 'A page', schema: schemas.listOf(schemas.auditEntry) } },
    example: { query: { action: 'login' }, status: 200 },
  },
  {
    tag: 'Service',
    method: 'GET',
    path: `${API}/workers`,
    summary: 'See the workers and the queue',
    access: 'everybody',
    answers: { 200: { description: 'The fleet', schema: schemas.fleet } },
    example: { status: 200 },
  },
  {
    tag: 'Service',
    method: 'GET',
    path: '/healthz',
    summary: 'Does this orchestrator work?',
    access: 'everybody',
    answers: { 200: { description: 'Yes', schema: schemas.health } },
    example: { status: 200, answer: { status: 'ok' } },
  },
  {
    tag: 'Service',
    method: 'GET',
    path: '/readyz',
    summary: 'Can it judge?',
    access: 'everybody',
    answers: { 200: { description: 'Yes', schema: schemas.readiness } },
    errors: { 503: 'The database does not answer, or no worker is up' },
    example: { status: 200, answer: { status: 'ready', workers: 1 } },
  },
  {
    tag: 'Service',
    method: 'GET',
    path: '/metrics',
    summary: 'Figures for Prometheus',
    description: 'With METRICS_TOKEN set, that is the bearer token to send.',
    access: 'everybody',
    answers: { 200: { description: 'The figures', type: 'text/plain' } },
    errors: { 401: 'The token of METRICS_TOKEN is needed' },
    example: { status: 200 },
  },
  {
    tag: 'Service',
    method: 'GET',
    path: '/api/openapi.json',
    summary: 'This description, for programs',
    access: 'everybody',
    answers: {
      200: { description: 'OpenAPI 3.1', schema: z.looseObject({ openapi: z.string() }) },
    },
    example: { status: 200 },
  },
]
