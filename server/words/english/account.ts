import type { ComponentChildren } from 'preact'
import type { Scope } from '../../auth/scopes.ts'
import { rich } from '../rich.ts'

export const login = {
  title: 'Log in',
  noAccount: 'No account yet?',
  registerTitle: 'Register',
  handleHint: '2 to 32 letters, digits, hyphens or underscores. Everybody sees it.',
  emailHint: 'Nobody else sees it.',
  registered: 'Registered already?',
}

const scopes: Record<Scope, string> = {
  read: 'Read what you may read',
  submit: 'Submit and run solutions',
  author: 'Write problems',
  admin: 'Do all that an admin may',
}

export const account = {
  title: 'Account',
  done: {
    password: 'Password changed. All other sessions have ended.',
    session: 'Session ended.',
  },
  tokensOn: (profile: ComponentChildren) => rich`API tokens are on ${profile}.`,
  profile: 'your profile',
  tokens: 'API tokens',
  tokenRevoked: 'Token revoked.',
  forPrograms: (header: ComponentChildren, api: ComponentChildren) =>
    rich`For programs: ${header} ${api}`,
  api: 'The API',
  tokenMade: (name: string) => `The token “${name}”. Copy it now: it is not shown again.`,
  name: 'Name',
  nameHint: 'Where it will be used.',
  days: 'Days until it expires',
  itMay: 'It may',
  scopes,
  makeToken: 'Make token',
  may: 'May',
  lastUsed: 'Last used',
  expires: 'Expires',
  never: 'Never',
  revoke: 'Revoke',
  revokeToken: (name: string) => `Revoke ${name}`,
  sessions: 'Sessions',
  agent: 'Browser or program',
  address: 'Address',
  end: 'End',
  thisOne: 'This one',
  changePassword: 'Change password',
  othersEnd: 'All your other sessions end; API tokens stay.',
  currentPassword: 'Current password',
  newPassword: 'New password',
  deleteAccount: 'Delete account',
  deleteMeans:
    'Your account goes, with your submissions, their code, your tokens and sessions. Problems that you wrote stay. This cannot be undone.',
  deleteMine: 'Delete my account',
}

export const users = {
  title: 'Users',
  handleOrEmail: 'Handle or email',
  nobody: 'Nobody matches.',
  role: 'Role',
  roles: { user: 'User', admin: 'Admin' },
  lastSeen: 'Last seen',
  notLately: 'Not lately',
  resetPassword: 'Reset password',
  resetPasswordOf: (handle: string) => `Reset password of ${handle}`,
  resetLink: 'Reset link',
  resetLinkFor: (handle: string) => `Reset link for ${handle}`,
  handOver: (handle: string, date: ComponentChildren) =>
    rich`Give it to ${handle} and nobody else. It works once, until ${date}, and is not shown again.`,
  back: 'Back to the users',
  newPassword: 'New password',
  setPassword: 'Set password',
  passwordSet: 'Password set',
  link: (reason: string) => `the link ${reason}`,
}
