/**
 * What a program may do with an API token. Every token may read what its user may; `submit` adds
 * submitting and running, `author` writing problems, `admin` all that an admin may, problems
 * included. A person who has logged in may do all that their account may.
 */
export const SCOPES = ['read', 'submit', 'author', 'admin'] as const
export type Scope = (typeof SCOPES)[number]
