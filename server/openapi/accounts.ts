import { z } from 'zod'
import { goodbyeSchema, newTokenSchema, passwordChangeSchema } from '../account/actions.ts'
import { credentialsSchema, registrationSchema } from '../auth/accounts.ts'
import { resetSchema } from '../users/resets.ts'
import { API, type Operation } from './operation.ts'
import * as schemas from './schemas.ts'

const TOO_OFTEN = { 429: 'Too often within a minute; `Retry-After` says when to come back' }

const NOTHING = { 204: { description: 'Done' } }

const USER = {
  id: 2,
  handle: 'ada',
  email: 'ada@example.com',
  role: 'user',
  createdAt: '2026-01-31T12:00:00.000Z',
}

export const accountOperations: Operation[] = [
  {
    tag: 'Accounts',
    method: 'POST',
    path: `${API}/auth/register`,
    summary: 'Make an account',
    access: 'everybody',
    body: registrationSchema,
    answers: {
      201: { description: 'Made', schema: z.strictObject({ user: schemas.user }) },
    },
    errors: { 409: 'The handle or the email address is taken', ...TOO_OFTEN },
    example: {
      body: { handle: 'ada', email: 'ada@example.com', password: 'correct horse battery' },
      status: 201,
      answer: { user: USER },
    },
  },
  {
    tag: 'Accounts',
    method: 'POST',
    path: `${API}/auth/login`,
    summary: 'Log in',
    description: 'The token is good for a week. For programs, make an API token instead.',
    access: 'everybody',
    body: credentialsSchema,
    answers: { 200: { description: 'Logged in', schema: schemas.session } },
    errors: { 401: 'Handle or password is wrong', ...TOO_OFTEN },
    example: {
      body: { handle: 'ada', password: 'correct horse battery' },
      status: 200,
      answer: { token: 'eyJhbGciOiJIUzI1NiJ9.…', expiresAt: '2026-02-07T12:00:00.000Z' },
    },
  },
  {
    tag: 'Accounts',
    method: 'POST',
    path: `${API}/auth/logout`,
    summary: 'Log out',
    access: 'session',
    answers: NOTHING,
    example: { status: 204 },
  },
  {
    tag: 'Accounts',
    method: 'POST',
    path: `${API}/auth/reset`,
    summary: 'Set a new password with a reset link',
    description: 'Ends every session of the account.',
    access: 'everybody',
    body: resetSchema,
    answers: NOTHING,
    errors: TOO_OFTEN,
    example: {
      body: { token: 'RESET', password: 'better horse battery' },
      status: 204,
    },
  },
  {
    tag: 'Accounts',
    method: 'GET',
    path: `${API}/me`,
    summary: 'Read your own account',
    access: 'user',
    answers: { 200: { description: 'You', schema: z.strictObject({ user: schemas.user }) } },
    example: { status: 200, answer: { user: USER } },
  },
  {
    tag: 'Your account',
    method: 'POST',
    path: `${API}/account/password`,
    summary: 'Change your password',
    description:
      'Ends all your other sessions. API tokens stay. Who has no password leaves `currentPassword` ' +
      'out, within 10 minutes of logging in.',
    access: 'session',
    body: passwordChangeSchema,
    answers: NOTHING,
    errors: TOO_OFTEN,
    example: {
      body: { currentPassword: 'correct horse battery', newPassword: 'better horse battery' },
      status: 204,
    },
  },
  {
    tag: 'Your account',
    method: 'GET',
    path: `${API}/account/tokens`,
    summary: 'List your API tokens',
    access: 'session',
    answers: { 200: { description: 'All of them', schema: schemas.listOf(schemas.apiToken) } },
    example: { status: 200 },
  },
  {
    tag: 'Your account',
    method: 'POST',
    path: `${API}/account/tokens`,
    summary: 'Make an API token',
    description:
      'Every token may read what you may read. `submit` adds submitting and running; for admins ' +
      '`author` adds writing problems, and `admin` all that an admin may.',
    access: 'session',
    body: newTokenSchema,
    answers: { 201: { description: 'Made', schema: schemas.newApiToken } },
    errors: { 409: 'There are too many' },
    example: {
      body: { name: 'laptop', scopes: ['read', 'submit'], expiresInDays: 30 },
      status: 201,
      answer: {
        id: 1,
        name: 'laptop',
        scopes: ['read', 'submit'],
        createdAt: '2026-01-31T12:00:00.000Z',
        expiresAt: '2026-03-02T12:00:00.000Z',
        lastUsedAt: null,
        token: 'dps_…',
      },
    },
  },
  {
    tag: 'Your account',
    method: 'DELETE',
    path: `${API}/account/tokens/:id`,
    summary: 'Revoke an API token',
    access: 'session',
    params: { id: 'Of the token' },
    answers: NOTHING,
    example: { params: { id: '1' }, status: 204 },
  },
  {
    tag: 'Your account',
    method: 'GET',
    path: `${API}/account/identities`,
    summary: 'List your logins of OpenID Connect',
    description: 'They are linked in a browser, on the account’s page.',
    access: 'session',
    answers: { 200: { description: 'All of them', schema: schemas.listOf(schemas.identity) } },
    example: { status: 200 },
  },
  {
    tag: 'Your account',
    method: 'DELETE',
    path: `${API}/account/identities/:id`,
    summary: 'Unlink a login of OpenID Connect',
    access: 'session',
    params: { id: 'Of the login' },
    answers: NOTHING,
    errors: { 409: 'Nothing else opens the account' },
    example: { params: { id: '1' }, status: 204 },
  },
  {
    tag: 'Your account',
    method: 'GET',
    path: `${API}/account/sessions`,
    summary: 'List your sessions',
    access: 'session',
    answers: { 200: { description: 'All of them', schema: schemas.listOf(schemas.ownSession) } },
    example: { status: 200 },
  },
  {
    tag: 'Your account',
    method: 'DELETE',
    path: `${API}/account/sessions/:id`,
    summary: 'End a session',
    access: 'session',
    params: { id: 'Of the session' },
    answers: NOTHING,
    example: { params: { id: '6f1c2d3e-0000-4000-8000-000000000000' }, status: 204 },
  },
  {
    tag: 'Your account',
    method: 'DELETE',
    path: `${API}/account`,
    summary: 'Delete your account',
    description:
      'Your submissions, tokens and sessions go with it. Problems that you wrote stay. Who has no ' +
      'password leaves it out, within 10 minutes of logging in.',
    access: 'session',
    body: goodbyeSchema,
    answers: NOTHING,
    errors: { 409: 'You are the only admin', ...TOO_OFTEN },
    example: { body: { password: 'correct horse battery' }, status: 204 },
  },
]
