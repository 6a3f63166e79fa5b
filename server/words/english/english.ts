import type { Locale } from '../locale.ts'
import { account, login, users } from './account.ts'
import { admin, audit, fleet } from './admin.ts'
import { authoring } from './authoring.ts'
import { format } from './count.ts'
import { docs } from './docs.ts'
import { errors } from './errors.ts'
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

export const english = {
  locale: 'en' as Locale,
  /** What speakers call their language. */
  name: 'English',
  format,
  /** The reason of a refusal, for a person. */
  message: (english: string): string => english,
  shell,
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
  oidc,
  users,
  admin,
  problemForm,
  authoring,
  rejudges,
  audit,
  fleet,
  docs,
}

export type Words = typeof english
