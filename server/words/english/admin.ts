import type { ComponentChildren } from 'preact'
import type { Action } from '../../audit/queries.ts'
import { rich } from '../rich.ts'
import { count, format } from './count.ts'

export const admin = {
  title: 'Admin',
  queue: (queued: number, judging: number) =>
    `${count(queued, 'submission')} waiting, ${format.number(judging)} being judged.`,
  fleet: 'The fleet',
  users: 'Users',
  audit: 'Audit log',
  newProblem: 'New problem',
  none: 'No problem yet.',
  submissions: 'Submissions',
  view: 'View',
  viewProblem: (title: string) => `View ${title}`,
  create: 'Create',
  save: 'Save',
  created: 'Created.',
  saved: 'Saved.',
  queuedAgain: (n: number) => `${count(n, 'submission')} queued again.`,
  counts: (cases: number, submissions: number) =>
    `${count(cases, 'case')} · ${count(submissions, 'finished submission')}`,
  judgeAgain: 'Judge again',
  judgeAgainMeans:
    'Every submission of this problem is judged anew, with the problem as it is now.',
  judgeAll: 'Judge all again',
  lookFirst: 'Look first at what would change',
  draft: 'Draft',
  delete: 'Delete',
  deleteSure: 'Delete the problem with its cases and submissions. This cannot be undone.',
}

const actions: Record<Action, string> = {
  register: 'Registered',
  login: 'Logged in',
  login_failed: 'Failed to log in',
  password_changed: 'Changed password',
  password_reset: 'Set a new password by link',
  account_deleted: 'Deleted account',
  identity_linked: 'Linked a login',
  identity_unlinked: 'Unlinked a login',
  token_made: 'Made token',
  token_revoked: 'Revoked token',
  token_used: 'Used token',
  admin: 'Did as admin',
}

export const audit = {
  title: 'Audit log',
  action: 'Action',
  actions,
  nothing: 'Nothing matches.',
  when: 'When',
  who: 'Who',
  what: 'What',
  from: 'From',
  about: (action: string, subject: ComponentChildren) => rich`${action}: ${subject}`,
  older: 'Older entries',
}

export const fleet = {
  title: 'Fleet',
  about:
    'Every submission is split over these workers. A worker runs a share of the test cases, each in a process of its own behind several walls, and reports every result as soon as it has it.',
  workersUp: 'Workers up',
  slotsInUse: 'Slots in use',
  beingJudged: 'Being judged',
  waiting: 'Waiting in the queue',
  of: (some: number, all: number) => `${format.number(some)} of ${format.number(all)}`,
  none: (variable: ComponentChildren) =>
    rich`This orchestrator knows no worker. Set ${variable} to their addresses.`,
  refresh: 'Refresh',
  worker: (number: number) => `Worker ${number}`,
  states: { up: 'Up', draining: 'Finishing its work', down: 'Down' },
  judged: 'Judged',
  cases: (n: number) => count(n, 'case'),
  pace: 'Last minute',
  casesPerSecond: (n: number) => `${format.number(Math.round(n * 10) / 10)} cases a second`,
  languages: 'Languages',
  version: 'Version',
  slots: (busy: number, slots: number) => `${busy} of ${count(slots, 'slot')} in use`,
  walls: (held: number, walls: number) => `${held} of ${count(walls, 'wall')} hold`,
  levels: { namespaces: 'in namespaces of its own', process: 'as a plain process' },
  notHere: '(not on this machine)',
}
