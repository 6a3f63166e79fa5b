import { constants } from 'node:fs'
import { access, readFile, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'

/** PostgreSQL refuses to run as root; this is who it runs as instead. */
export interface DatabaseUser {
  uid: number
  gid: number
  /** Whether it may not pass the folders above the data, and needs a capability for that. */
  barred: boolean
}

const SETPRIV = '/usr/bin/setpriv'

/** `undefined` where we are not root, and PostgreSQL runs as ourselves. */
export async function findDatabaseUser(data: string): Promise<DatabaseUser | undefined> {
  if (process.getuid?.() !== 0) return undefined
  const names = await readFile('/etc/passwd', 'utf8')
  const user = entry(names, 'postgres') ?? entry(names, 'nobody')
  if (!user) throw new Error('Cannot start PostgreSQL as root: no user "postgres" or "nobody"')
  // Who made the data keeps it, even when a package brings a "postgres" user later.
  const made = await stat(data).catch(() => undefined)
  const owner = made && made.uid !== 0 ? { uid: made.uid, gid: made.gid } : user
  const barred =
    (await hasPrivateAncestor(data)) || (await hasPrivateAncestor(fileURLToPath(import.meta.url)))
  if (barred && !(await canExecute(SETPRIV))) {
    throw new Error(
      `Cannot start PostgreSQL as root in a private folder: move it to one that everybody may enter, or set DATABASE_URL`,
    )
  }
  return { ...owner, barred }
}

/** The command line and spawn options that run a program as the database user. */
export function runAs(
  user: DatabaseUser | undefined,
  command: string,
  args: string[],
): [string, string[], { uid?: number; gid?: number }] {
  if (!user) return [command, args, {}]
  const { uid, gid, barred } = user
  if (!barred) return [command, args, { uid, gid }]
  const identity = [`--reuid=${uid}`, `--regid=${gid}`, '--clear-groups']
  const capability = ['--inh-caps=-all,+dac_override', '--ambient-caps=-all,+dac_override']
  // Without this bit access(2), with which initdb looks for its programs, ignores the capability.
  capability.push('--securebits=+no_setuid_fixup')
  return [SETPRIV, [...identity, ...capability, '--no-new-privs', '--', command, ...args], {}]
}

function entry(passwd: string, name: string): { uid: number; gid: number } | undefined {
  const fields = passwd
    .split('\n')
    .find((line) => line.startsWith(`${name}:`))
    ?.split(':')
  return fields && { uid: Number(fields[2]), gid: Number(fields[3]) }
}

async function hasPrivateAncestor(path: string): Promise<boolean> {
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    const info = await stat(folder).catch(() => undefined)
    if (info && (info.mode & constants.S_IXOTH) === 0) return true
    if (folder === dirname(folder)) return false
  }
}

const canExecute = (path: string) =>
  access(path, constants.X_OK).then(
    () => true,
    () => false,
  )
