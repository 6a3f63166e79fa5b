import type { ComponentChildren } from 'preact'
import { rich } from '../rich.ts'

export const oidc = {
  logInWith: (provider: string) => `Log in with ${provider}`,
  newcomer: 'Choose a handle',
  newcomerMeans: (provider: string) =>
    `${provider} knows you, this judge does not yet. If you have an account here, log in with its password and link it on the account’s page instead.`,
  makeAccount: 'Make account',
  logins: 'Other ways to log in',
  linkedSince: (issuer: string, date: ComponentChildren) => rich`${issuer}, since ${date}`,
  unlink: 'Unlink',
  unlinkIssuer: (issuer: string) => `Unlink ${issuer}`,
  link: (provider: string) => `Link ${provider}`,
  linkMeans: (provider: string) => `Whoever is you at ${provider} may then log in here.`,
  leaving: (provider: string) => `On to ${provider}`,
  goOn: 'Go on',
  noPassword: 'This account has no password. To do this, log in anew first.',
  linked: 'Linked.',
  unlinked: 'Unlinked.',
}
