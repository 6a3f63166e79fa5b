/**
 * Things that no submission may reach, each with a word of its own that is easily found again: in
 * the worker's environment, in a file, behind a port, on another process's command line.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

export const CANARIES = [
  'environment',
  'file',
  'passwords',
  'processes',
  'listener',
  'answer',
  'input',
  /** Something of the host's realm, seen from inside the guest's. */
  'realm',
] as const
export type Canary = (typeof CANARIES)[number]

export const COMMAND_LINE_NAME = 'neighbour'

const newWord = () => randomBytes(12).toString('hex')

export type Canaries = Awaited<ReturnType<typeof plantCanaries>>

export async function plantCanaries() {
  const words = {
    environment: newWord(),
    file: newWord(),
    passwords: readFileSync('/etc/passwd', 'latin1').split('\n')[0] ?? '',
    processes: newWord(),
    realm: newWord(),
  }
  /** On the command line of whatever a submission manages to start. */
  const mark = newWord()
  const folder = mkdtempSync(join(tmpdir(), 'distribute-ps-hostile-'))
  chmodSync(folder, 0o755)
  const file = join(folder, 'canary')
  writeFileSync(file, words.file)
  // Everybody may read and write all this: only walls are in the way.
  chmodSync(file, 0o666)
  const database = new DatabaseSync(join(folder, 'canary.db'))
  database.exec(`create table canary (text text); insert into canary values ('${words.file}')`)
  database.close()
  const drop = join(folder, 'drop')
  mkdirSync(drop)
  chmodSync(drop, 0o777)

  const neighbour = spawn(
    process.execPath,
    [
      '-e',
      'process.on("disconnect", process.exit).send("here")',
      COMMAND_LINE_NAME,
      words.processes,
    ],
    { detached: true, stdio: ['ignore', 'ignore', 'ignore', 'ipc'] },
  )
  await once(neighbour, 'message')

  let visits = 0
  const listener = createServer((socket) => {
    visits += 1
    socket.on('error', () => {}).destroy()
  }).listen(0, '127.0.0.1')
  await once(listener, 'listening')
  const datagrams = createSocket('udp4', () => {
    visits += 1
  })
  datagrams.bind(0, '127.0.0.1')
  await once(datagrams, 'listening')

  const places: Record<string, string> = {
    __FILE__: JSON.stringify(file),
    __FOLDER__: JSON.stringify(folder),
    __DROP__: JSON.stringify(drop),
    __PORT__: String((listener.address() as AddressInfo).port),
    __UDP_PORT__: String(datagrams.address().port),
    __NEIGHBOUR__: String(neighbour.pid),
    __MARK__: JSON.stringify(mark),
    // In two halves, so that showing the code shows no canary.
    __ESCAPED__: `('${words.realm.slice(0, 12)}' + '${words.realm.slice(12)}')`,
    __DEEP__: `${'('.repeat(30_000)}1${')'.repeat(30_000)}`,
    __FILL__: 'x'.repeat(60_000),
    __EXPORTS__: 'export\n'.repeat(9_000),
  }

  return {
    words,
    /** What a worker has in its environment. */
    environment: { CANARY_SECRET: words.environment },
    /** The code, with the names of places filled in. */
    aim: (code: string) => code.replace(/__[A-Z_]+__/g, (name) => places[name] ?? name),
    visits: () => visits,
    /** What was changed in the world, in words; nothing, if all walls have held. */
    damage() {
      const found: string[] = []
      if (visits > 0) found.push(`the listener had ${visits} visits`)
      if (neighbour.exitCode !== null || neighbour.signalCode !== null || isStopped(neighbour))
        found.push('another process was ended or stopped')
      found.push(...readdirSync(drop).map((name) => `${name} was written`))
      if (readFileSync(file, 'utf8') !== words.file) found.push('the file was changed')
      const started = commandLines().filter(({ text }) => text.includes(mark))
      found.push(...started.map(({ text }) => `still running: ${text}`))
      return found
    },
    async remove() {
      listener.close()
      datagrams.close()
      neighbour.kill('SIGKILL')
      for (const { pid, text } of commandLines())
        if (text.includes(mark)) process.kill(pid, 'SIGKILL')
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

const isStopped = ({ pid }: ChildProcess) =>
  /^State:\s+T/m.test(readFileSync(`/proc/${pid}/status`, 'latin1'))

/** Of every process of this machine. */
export function commandLines(): { pid: number; text: string }[] {
  const pids = readdirSync('/proc').map(Number).filter(Boolean)
  return pids.flatMap((pid) => {
    try {
      const text = readFileSync(`/proc/${pid}/cmdline`, 'latin1').replaceAll('\0', ' ')
      return [{ pid, text }]
    } catch {
      return [] // It has just ended.
    }
  })
}
