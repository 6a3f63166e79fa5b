import type { Words } from '../english/english.ts'
import { account, login, users } from './account.ts'
import { admin, audit, fleet } from './admin.ts'
import { authoring } from './authoring.ts'
import { docs } from './docs.ts'
import { errors } from './errors.ts'
import { format } from './format.ts'
import { message } from './messages.ts'
import { oidc } from './oidc.ts'
import { parts } from './parts.ts'
import { profile, ranking } from './people.ts'
import { problemForm } from './problem-form.ts'
import { problems } from './problems.ts'
import { rejudges } from './rejudges.ts'
import { shell } from './shell.ts'
import { solve } from './solve.ts'
import { plots, submissions } from './submissions.ts'
import { verdicts } from './verdicts.ts'

export const korean: Words = {
  locale: 'ko',
  name: '한국어',
  format,
  message,
  shell,
  oidc,
  parts,
  verdicts,
  errors,
  problems,
  solve,
  submissions,
  plots,
  profile,
  ranking,
  login,
  account,
  users,
  admin,
  problemForm,
  authoring,
  rejudges,
  audit,
  fleet,
  docs,
}
