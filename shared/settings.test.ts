import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { helpText, readSettings, settingsOf, wholeNumber } from './settings.ts'

const schema = z.object({
  PORT: wholeNumber(0, 65_535).default(3000).meta({ description: 'Where' }),
  JWT_SECRET: z.string().min(4, 'is short').meta({ description: 'What', secret: true }),
  WORKER_SLOTS: wholeNumber(1, 256)
    .default(9)
    .meta({ description: 'How many', byDefault: 'cores' }),
})
const read = (env: Record<string, string>) => readSettings(schema, env)

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'settings-'))
  writeFileSync(join(folder, 'secret'), 'from a file\n')
})
afterAll(() => rmSync(folder, { recursive: true }))

test('settings are read, checked and filled up', () => {
  expect(read({ JWT_SECRET: 'secret', PORT: '8080' })).toMatchObject({
    PORT: 8080,
    JWT_SECRET: 'secret',
    WORKER_SLOTS: 9,
  })
  expect(read({ JWT_SECRET: 'secret', PORT: '' }).PORT).toBe(3000)
})

test('a secret may lie in a file, and nothing else', () => {
  const path = join(folder, 'secret')
  expect(read({ JWT_SECRET_FILE: path }).JWT_SECRET).toBe('from a file')
  expect(read({ JWT_SECRET: 'secret', PORT_FILE: path }).PORT).toBe(3000)
  expect(() => read({ JWT_SECRET: 'secret', JWT_SECRET_FILE: path })).toThrow(
    'Cannot start: JWT_SECRET and JWT_SECRET_FILE are both set',
  )
  expect(() => read({ JWT_SECRET_FILE: join(folder, 'none') })).toThrow(
    /^Cannot start: JWT_SECRET_FILE: ENOENT/,
  )
})

test('everything that is wrong is told at once, by its name and without its value', () => {
  expect(() => read({ JWT_SECRET: 'abc', PORT: 'http', WORKER_SLOT: '2' })).toThrow(
    /^Cannot start: WORKER_SLOT is unknown, is WORKER_SLOTS meant\?; PORT: must be a whole number from 0 to 65535; JWT_SECRET: is short$/,
  )
  expect(() => read({})).toThrow('Cannot start: JWT_SECRET is not set')
})

test.each(['-1', '65536', '3000.5', '1e3', '0x10', 'http', '3 000', '∞', 'NaN'])(
  'a port "%s" is refused in words',
  (text) => {
    expect(() => read({ JWT_SECRET: 'secret', PORT: text })).toThrow(
      'Cannot start: PORT: must be a whole number from 0 to 65535',
    )
  },
)

test.each([
  'WORKER_SLOT',
  'RATE_LIMIT_SUBMITS',
  'RATE_LIMIT_LOGIN',
  'OIDC_CLIENT',
  'OIDC_REDIRECT_URI',
  'JWT_SECRETE',
  'JWT_SECRT_FILE',
  'WORKERZ',
])('%s stops the start', (name) => {
  expect(() => read({ JWT_SECRET: 'secret', [name]: '1' })).toThrow(`${name} is unknown`)
})

test.each([
  'DATABASE_URL',
  'WORKER_SECRET_FILE',
  'HOME',
  'POST',
  'PATH',
  'WORKER_SERVICE_HOST',
  'WORKER_PORT_7001_TCP',
  'HOSTNAME',
  'POSTGRES_PASSWORD',
])('%s is for somebody else', (name) => {
  expect(read({ JWT_SECRET: 'secret', [name]: '1' }).PORT).toBe(3000)
})

test('help says what there is, and no value', () => {
  const help = helpText('npm run part', 'Starts it.', [schema])
  expect(help).toContain('PORT\n      Where (default: 3000)')
  expect(help).toContain('JWT_SECRET, JWT_SECRET_FILE\n      What (required)')
  expect(help).toContain('WORKER_SLOTS\n      How many (default: cores)')
  expect(settingsOf(schema)).toHaveLength(3)
})
