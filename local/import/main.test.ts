import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { temporaryFolder, writePackage, zipOf } from '../../server/packages/packages.testkit.ts'
import { createTestDatabase } from '../../test/database.ts'

let database: Awaited<ReturnType<typeof createTestDatabase>>
beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.drop())

const files = {
  'problem.yaml': 'name: Doors\nlanguages: [c]\n',
  'statement/problem.en.md': 'Which?\n',
  'data/secret/1.in': '1\n',
  'data/secret/1.ans': 'one\n',
}

const run = (...args: string[]) =>
  promisify(execFile)(process.execPath, ['--import', 'tsx', 'local/import/main.ts', ...args], {
    env: { PATH: process.env.PATH, DATABASE_URL: database.url },
  }).catch((error: { code: number; stdout: string; stderr: string }) => error)

test('folders and archives are imported, and one that is broken does not stop the others', async () => {
  const home = await temporaryFolder()
  const folder = await writePackage(home, files, 'doors')
  const broken = await writePackage(home, { 'problem.yaml': 'name: X\n' }, 'broken')
  const archive = await writePackage(home, { 'gates.zip': await zipOf(files, 'gates/') }, 'zips')
  const answer = await run(folder, broken, `${archive}/gates.zip`)
  expect(answer).toMatchObject({ code: 1 })
  expect(answer.stdout).toContain('doors: "Doors" imported\n  stdio, 1 cases, 0 of them samples')
  expect(answer.stdout).toContain('warning: problem.yaml: languages is not supported')
  expect(answer.stdout).toContain('gates: "Doors" imported')
  expect(answer.stderr).toContain('Cannot read package broken: statement/problem.en.md is missing')
  const again = await run(folder)
  expect(again.stderr).toContain('This slug is taken')
  expect((await run('--replace', folder)).stdout).toContain('doors: "Doors" replaced')
})

test('--help says how it is used', async () => {
  expect((await run('--help')).stdout).toContain('Usage: npm run import -- ')
})
