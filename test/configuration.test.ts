import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { localSettings } from '../local/config.ts'
import { GUIDE, withSettings } from '../scripts/configuration.ts'
import { serverSettings } from '../server/config.ts'
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
