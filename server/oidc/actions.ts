import { z } from 'zod'
import { type Actor, checkPresence, deedOf, goodbyeSchema } from '../account/actions.ts'
import { recordDeed } from '../audit/queries.ts'
import { beginSession, registrationSchema, type Session } from '../auth/accounts.ts'
import type { Client } from '../auth/queries.ts'
import { forbidden } from '../errors.ts'
import type { AppDeps } from '../http/limits.ts'
import type { Away, Newcomer } from './flow.ts'
import type { Identity, Provider } from './provider.ts'
import { deleteIdentity, insertIdentity, insertPerson, useIdentity } from './queries.ts'

/** What the provider does not decide. */
export const newcomerSchema = registrationSchema.omit({ password: true })

/** The page has another field of the name `password`. */
export const linkSchema = z.strictObject({ linkPassword: goodbyeSchema.shape.password })

/** Who the browser has come back as. A failure is in the audit log, as that of a password is. */
export async function identify(
  { sql, limits }: AppDeps,
  provider: Provider,
  { query, flow, address }: { query: string; flow: Away; address: string },
): Promise<Identity> {
  await limits.auth(`address ${address}`)
  try {
    return await provider.finish(query, flow.checks)
  } catch (error) {
    const subject = provider.issuer
    await recordDeed(sql, { action: 'login_failed', userId: null, handle: null, address, subject })
    throw error
  }
}

/** Nothing but issuer and subject finds an account; `undefined` for who has none yet. */
export async function logInAs(
  deps: AppDeps,
  identity: Identity,
  client: Client,
): Promise<Session | undefined> {
  const user = await useIdentity(deps.sql, identity)
  return user && beginSession(deps, user, client, identity.issuer)
}

/** Makes the account of who came for the first time. */
export async function registerAs(
  deps: AppDeps,
  { identity }: Newcomer,
  wish: z.infer<typeof newcomerSchema>,
  client: Client,
): Promise<Session> {
  const { address } = client
  await deps.limits.auth(`address ${address}`, `handle ${wish.handle.toLowerCase()}`)
  const user = await deps.sql.begin(async (tx) => {
    const { id, handle } = await insertPerson(tx, identity, wish)
    const subject = identity.issuer
    await recordDeed(tx, { action: 'register', userId: id, handle, address, subject })
    return { id, handle }
  })
  return beginSession(deps, user, client, identity.issuer)
}

/** Another way into the account: nobody gets one who has only found an open browser. */
export async function beginLink(
  deps: AppDeps,
  actor: Actor,
  { linkPassword }: z.infer<typeof linkSchema>,
): Promise<void> {
  await checkPresence(deps, actor, linkPassword, 'linkPassword')
}

export async function finishLink(
  { sql }: AppDeps,
  actor: Actor,
  { flow, identity }: { flow: Away; identity: Identity },
): Promise<void> {
  if (actor.user.sessionId !== flow.linkFor)
    throw forbidden('You have logged in anew since: link the login again')
  await sql.begin(async (tx) => {
    await insertIdentity(tx, actor.user.id, identity)
    const subject = identity.issuer
    await recordDeed(tx, { action: 'identity_linked', ...deedOf(actor), subject })
  })
}

export async function unlink({ sql }: AppDeps, actor: Actor, id: number): Promise<void> {
  await sql.begin(async (tx) => {
    const subject = await deleteIdentity(tx, actor.user.id, id)
    await recordDeed(tx, { action: 'identity_unlinked', ...deedOf(actor), subject })
  })
}
