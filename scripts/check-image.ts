/**
 * `npm run check:image`: builds the two images and lets them judge, where a container engine is.
 * Without one it does what the Dockerfile says in empty folders. Each stage is a folder; the two
 * images' commands are started as they stand, pass their health checks, judge a submission, and end
 * well when told to. What it cannot do is said: packages of Debian.
 */
import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { startPostgres } from '../local/postgres.ts'
import { helpText, isHelpWanted } from '../shared/settings.ts'
import { checkWithEngine, findEngine } from './container-engine.ts'
import { buildImages, type Image } from './dockerfile.ts'
import { countProblems, judgeOne } from './judge-one.ts'

if (isHelpWanted(process.argv)) {
  const about =
    'Builds both images, with a container engine or in empty folders, starts them, and judges.'
  console.log(helpText('npm run check:image', about, []))
  process.exit(0)
}

const CONTEXT = fileURLToPath(new URL('..', import.meta.url))
const START_MS = 60_000
const STOP_MS = 10_000

const engine = findEngine()
if (engine !== undefined) {
  await checkWithEngine(engine, CONTEXT)
  process.exit(0)
}

const ADMIN = { handle: 'admin', password: randomBytes(16).toString('hex') }
const folder = mkdtempSync(join(tmpdir(), 'distribute-ps-image-'))
chmodSync(folder, 0o755)
const down: (() => unknown)[] = [() => rmSync(folder, { recursive: true, force: true })]
try {
  const images = buildImages(CONTEXT, folder, console.log)
  const data = join(folder, 'data')
  mkdirSync(data)
  const postgres = await startPostgres(data)
  down.push(postgres.stop)
  const secret = randomBytes(32).toString('hex')
  const [port, workerPort] = [await freePort(), await freePort()]

  const worker = await start(imageOf(images, 'worker'), {
    WORKER_PORT: String(workerPort),
    WORKER_SECRET: secret,
    WORKER_SLOTS: '1',
  })
  const server = await start(imageOf(images, 'server'), {
    PORT: String(port),
    DATABASE_URL: postgres.url,
    WORKERS: `dns:localhost:${workerPort}`,
    WORKER_SECRET: secret,
    JWT_SECRET: secret,
    ADMIN_PASSWORD: ADMIN.password,
    STARTER_PROBLEMS: '1',
  })
  console.log('problems at the start:', await countProblems(`http://127.0.0.1:${port}/api/v1`))
  console.log('a submission is judged:', await judgeOne(`http://127.0.0.1:${port}/api/v1`, ADMIN))
  for (const [name, child] of Object.entries({ server, worker })) await stop(name, child)
  console.log('ok')
} finally {
  for (const undo of down.reverse()) await undo()
}

function imageOf(images: Map<string, Image>, name: string): Image {
  const image = images.get(name)
  if (!image) throw new Error(`Cannot check the image: the Dockerfile has no target ${name}`)
  return image
}

/** Resolves when the image's own health check passes. */
async function start(image: Image, settings: NodeJS.ProcessEnv): Promise<ChildProcess> {
  const env = { PATH: process.env.PATH, ...image.env, ...settings }
  const [program = '', ...args] = image.command
  const child = spawn(program, args, {
    cwd: image.folder,
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  down.push(() => child.kill('SIGKILL'))
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    const isolation = /"isolation":\{.*?\}/.exec(text)
    if (isolation) console.log(`  ${isolation[0]}`)
  })
  const [probe = '', ...probeArgs] = image.healthCheck
  for (const deadline = Date.now() + START_MS; ; await sleep(100)) {
    if (spawnSync(probe, probeArgs, { cwd: image.folder, env }).status === 0) break
    if (child.exitCode !== null) throw new Error(`Cannot start ${image.name}: it ended`)
    if (Date.now() > deadline) throw new Error(`Cannot start ${image.name}: it is not healthy`)
  }
  console.log(`${image.name} is healthy, ${megabytes(image.folder)} MB of files`)
  return child
}

async function stop(name: string, child: ChildProcess): Promise<void> {
  const began = Date.now()
  const exited = once(child, 'exit')
  child.kill('SIGTERM')
  const [code] = await exited
  const ms = Date.now() - began
  if (code !== 0 || ms > STOP_MS) throw new Error(`Cannot stop ${name}: code ${code} in ${ms} ms`)
  console.log(`${name} ends with 0 in ${ms} ms`)
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  return typeof address === 'object' && address ? address.port : 0
}

function megabytes(path: string): number {
  const [kilobytes] = execFileSync('du', ['-sk', path], { encoding: 'utf8' }).split('\t')
  return Math.round(Number(kilobytes) / 1024)
}
