import { mkdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../../test/database.ts'
import { temporaryFolder, writePackage } from './packages.testkit.ts'
import { seedProblems } from './seed.ts'

let folder: string
let database: TestDatabase
beforeAll(async () => {
  database = await createTestDatabase()
  const home = await temporaryFolder()
  folder = join(home, 'problems')
  await mkdir(folder)
  for (const slug of ['one', 'two']) {
    const written = await writePackage(
      home,
      {
        'problem.yaml': `name: ${slug}\n`,
        'problem_statement/problem.en.md': 'Say it.\n',
        'data/secret/1.in': '1\n',
        'data/secret/1.ans': '1\n',
      },
      slug,
    )
    await rename(written, join(folder, slug))
  }
})
afterAll(async () => {
  await rm(join(folder, '..'), { recursive: true })
  await database.drop()
})

const slugs = async () =>
  (await database.sql`select slug from problems order by slug`).map(({ slug }) => slug)

test('of orchestrators that start at the same time one adds the problems', async () => {
  const added = await Promise.all([1, 2, 3].map(() => seedProblems(database.sql, folder)))
  expect(added.sort()).toEqual([0, 0, 2])
  expect(await slugs()).toEqual(['one', 'two'])
})

test('a database that has problems is left as it is', async () => {
  await database.sql`delete from problems where slug = 'one'`
  expect(await seedProblems(database.sql, folder)).toBe(0)
  expect(await slugs()).toEqual(['two'])
})
