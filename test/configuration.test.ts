import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { localSettings } from '../local/config.ts'
import packageJson from '../package.json' with { type: 'json' }
import { GUIDE, withSettings } from '../scripts/configuration.ts'
import { readConfig, serverSettings } from '../server/config.ts'
import { settingNames, settingsOf } from '../shared/settings.ts'
import { workerSettings } from '../worker/config.ts'

const SCHEMAS = [serverSettings, workerSettings, localSettings]

test('the table in the guide is current', () => {
  const guide = readFileSync(GUIDE, 'utf8')
  expect(withSettings(guide), 'run `npm run docs:settings`').toBe(guide)
})

test('every setting is explained, and known to all roles', () => {
  for (const setting of SCHEMAS.flatMap(settingsOf)) expect(setting.description).not.toBe('')
  const names = SCHEMAS.flatMap((schema) => Object.keys(schema.shape))
  expect([...new Set(names)].sort()).toEqual([...settingNames()].sort())
})

/** An orchestrator starts with these. */
const GOOD = {
  DATABASE_URL: 'postgres://localhost/judge',
  WORKER_SECRET: 'a secret of the tests with 32 bytes or more',
  JWT_SECRET: 'another secret, 32 characters or more',
}

const run = (args: string[], env: Record<string, string> = {}) => {
  const cwd = fileURLToPath(new URL('..', import.meta.url))
  const { stdout, stderr, status } = spawnSync(process.execPath, args, {
    cwd,
    env,
    encoding: 'utf8',
  })
  return { stdout, stderr, status }
}

const COMMANDS: [string, string[], string][] = [
  ['npm start', ['--import', 'tsx', 'local/main.ts'], 'LOCAL_WORKERS'],
  ['npm run demo', ['--import', 'tsx', 'local/demo.ts'], 'LOCAL_WORKERS'],
  ['npm run server', ['--import', 'tsx', 'server/main.ts'], 'DATABASE_URL, DATABASE_URL_FILE'],
  ['npm run worker', ['worker/main.ts'], 'WORKER_SLOTS'],
]

test('every command of ours says what it does, and does nothing else', { timeout: 180_000 }, () => {
  const commands = Object.entries(packageJson.scripts).filter(
    ([name, command]) => /^node /.test(command) && name !== 'prepare',
  )
  expect(commands.length).toBeGreaterThan(10)
  for (const [name, command] of commands) {
    const { stdout, stderr, status } = run([...command.split(' ').slice(1), '--help'], {
      PATH: process.env.PATH ?? '',
    })
    expect(stdout).toContain(name === 'start' ? 'npm start' : `npm run ${name}`)
    expect({ name, stderr, status }).toEqual({ name, stderr: '', status: 0 })
  }
})

test.each([
  ['PORT', '80a', 'must be a whole number from 0 to 65535'],
  ['RATE_LIMIT_AUTH', 'NaN', 'must be a whole number from 0 to 1000000'],
  ['MAX_UNFINISHED', '0', 'must be a whole number from 1 to 1000000'],
  ['AUDIT_DAYS', '-1', 'must be a whole number from 0 to 36500'],
  ['DATABASE_URL', 'mysql://localhost', 'must start with postgres://'],
  ['JWT_SECRET', 'short', 'must have at least 32 characters'],
  ['ADMIN_PASSWORD', 'short', 'must have at least 8 characters'],
  ['TRUST_PROXY', 'yes', 'can only be "1"'],
  ['STARTER_PROBLEMS', 'yes', 'can only be "0" or "1"'],
  ['OIDC_ISSUER', 'login.example.org', 'must be an https:// address'],
  ['OIDC_ISSUER', 'http://login.example.org', 'must be an https:// address'],
  ['PUBLIC_URL', 'judge.example.org', 'must be an https:// address'],
  ['PUBLIC_URL', 'https://example.org/judge', 'must have no path'],
  ['LOG_LEVEL', 'loud', 'must be trace, debug, info, warn, error, fatal or silent'],
])('an orchestrator with %s=%s is told that it %s', (name, value, reason) => {
  expect(() => readConfig({ ...GOOD, [name]: value })).toThrow(
    new Error(`Cannot start: ${name}: ${reason}`),
  )
})

const OIDC = {
  OIDC_ISSUER: 'https://login.example.org',
  OIDC_CLIENT_ID: 'judge',
  OIDC_CLIENT_SECRET: 'secret',
  PUBLIC_URL: 'https://judge.example.org/',
}

test('OpenID Connect is set up wholly or not at all', () => {
  expect(readConfig(GOOD).oidc).toBe(undefined)
  expect(readConfig({ ...GOOD, PUBLIC_URL: OIDC.PUBLIC_URL }).oidc).toBe(undefined)
  expect(readConfig({ ...GOOD, ...OIDC }).oidc).toMatchObject({
    name: 'login.example.org',
    publicUrl: 'https://judge.example.org',
  })
  for (const name of Object.keys(OIDC))
    expect(() => readConfig({ ...GOOD, ...OIDC, [name]: '' })).toThrow(
      `Cannot start: ${name} must be set, too`,
    )
})

test.each(COMMANDS)('%s --help says what can be set, and starts nothing', (name, args, setting) => {
  const { stdout, stderr, status } = run([...args, '--help'])
  expect(stdout).toContain(`${name}\n`)
  expect(stdout).toContain(setting)
  expect({ stderr, status }).toEqual({ stderr: '', status: 0 })
})

test.each(COMMANDS)('%s does not start with a misspelt setting', (_, args) => {
  const { stderr, status } = run(args, { RATE_LIMIT_SUBMITS: '5' })
  expect(stderr).toContain('RATE_LIMIT_SUBMITS is unknown, is RATE_LIMIT_SUBMIT meant?')
  expect(status).toBe(1)
})
