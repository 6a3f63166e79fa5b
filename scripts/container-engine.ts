/** The two images, built and run by Docker or what takes its commands. */
import { execFileSync, spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import { countProblems, judgeOne } from './judge-one.ts'

const START_MS = 120_000
const POSTGRES = 'postgres:18'

/** One that answers: a command without its service is none. */
export const findEngine = (): string | undefined =>
  ['docker', 'podman'].find((name) => spawnSync(name, ['info'], { stdio: 'ignore' }).status === 0)

const imageSchema = z.object({
  User: z.literal('node'),
  Entrypoint: z.tuple([z.literal('tini'), z.literal('--')]),
  Healthcheck: z.object({ Test: z.array(z.string()).min(2) }),
  Labels: z.object({
    'org.opencontainers.image.title': z.string(),
    'org.opencontainers.image.version': z.string(),
  }),
})

/** Everything it makes has a name of its own, and is taken away again. */
export async function checkWithEngine(engine: string, context: string): Promise<void> {
  const run = (...args: string[]) =>
    execFileSync(engine, args, { cwd: context, encoding: 'utf8' }).trim()
  const name = `distribute-ps-check-${randomBytes(4).toString('hex')}`
  const image = (role: string) => `${name}-${role}`
  const down: (() => unknown)[] = []
  try {
    // Images of podman's own format have no health check.
    const format = engine === 'podman' ? ['--format', 'docker'] : []
    for (const role of ['server', 'worker']) {
      execFileSync(engine, ['build', ...format, '--target', role, '-t', image(role), '.'], {
        cwd: context,
        stdio: 'inherit',
      })
      down.push(() => run('rmi', '-f', image(role)))
      const config = run('image', 'inspect', '--format', '{{json .Config}}', image(role))
      imageSchema.parse(JSON.parse(config))
    }
    run('network', 'create', name)
    down.push(() => run('network', 'rm', name))

    /** As closed as compose.yaml has it. */
    const start = (
      role: string,
      what: string,
      env: Record<string, string>,
      ...options: string[]
    ) => {
      const settings = Object.entries(env).flatMap(([key, value]) => ['-e', `${key}=${value}`])
      const names = ['--name', `${name}-${role}`, '--network', name, '--network-alias', role]
      run('run', '-d', ...names, ...settings, ...options, what)
      down.push(() => run('rm', '-f', `${name}-${role}`))
    }
    const closed = ['--read-only', '--cap-drop', 'ALL', '--security-opt', 'no-new-privileges']
    const secret = randomBytes(32).toString('hex')
    const admin = { handle: 'admin', password: randomBytes(16).toString('hex') }
    start('database', POSTGRES, { POSTGRES_USER: 'judge', POSTGRES_PASSWORD: secret })
    await until('the database', () => {
      const ready = ['exec', `${name}-database`, 'pg_isready', '-h', '127.0.0.1', '-U', 'judge']
      return spawnSync(engine, ready, { stdio: 'ignore' }).status === 0
    })
    const noexec = ['--tmpfs', '/tmp:size=64m,noexec', '--pids-limit', '512', '--memory', '2g']
    start('worker', image('worker'), { WORKER_SECRET: secret }, ...closed, ...noexec)
    start(
      'server',
      image('server'),
      {
        DATABASE_URL: `postgres://judge:${secret}@database/judge`,
        WORKERS: 'dns:worker:7001',
        WORKER_SECRET: secret,
        JWT_SECRET: secret,
        ADMIN_PASSWORD: admin.password,
        STARTER_PROBLEMS: '1',
      },
      ...closed,
      ...['--tmpfs', '/tmp:size=64m', '-p', '127.0.0.1::3000'],
    )
    const health = (role: string) =>
      run('inspect', '--format', '{{.State.Health.Status}}', `${name}-${role}`)
    for (const role of ['worker', 'server'])
      await until(`the ${role}`, () => health(role) === 'healthy')
    const [address = ''] = run('port', `${name}-server`, '3000').split('\n')
    const api = `http://${address}/api/v1`
    console.log('problems at the start:', await countProblems(api))
    console.log('a submission is judged:', await judgeOne(api, admin))
    for (const role of ['server', 'worker']) {
      run('stop', '-t', '10', `${name}-${role}`)
      const code = run('inspect', '--format', '{{.State.ExitCode}}', `${name}-${role}`)
      if (code !== '0') throw new Error(`Cannot stop the ${role}: code ${code}`)
    }
    console.log('ok')
  } finally {
    for (const undo of down.reverse()) undo()
  }
}

async function until(what: string, isSo: () => boolean): Promise<void> {
  for (const deadline = Date.now() + START_MS; !isSo(); await sleep(500))
    if (Date.now() > deadline) throw new Error(`Cannot start ${what}: it is not healthy`)
}
