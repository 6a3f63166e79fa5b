/** What is installed is what was tested, on every machine. */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { z } from 'zod'

const read = (path: string) =>
  JSON.parse(readFileSync(new URL(`../${path}`, import.meta.url), 'utf8')) as unknown

const versions = z.record(z.string(), z.string())
const packageJson = z
  .object({
    dependencies: versions,
    devDependencies: versions,
    optionalDependencies: versions,
    allowScripts: z.record(z.string(), z.boolean()),
  })
  .parse(read('package.json'))
const lock = z
  .object({
    packages: z.record(
      z.string(),
      z.object({
        version: z.string().optional(),
        integrity: z.string().optional(),
        hasInstallScript: z.boolean().optional(),
        optional: z.boolean().optional(),
      }),
    ),
  })
  .parse(read('package-lock.json'))

const { allowScripts, ...groups } = packageJson
const direct = Object.values(groups).flatMap((group) => Object.entries(group))

test.each(direct)('%s is pinned to %s, and locked there', (name, version) => {
  expect(version).toMatch(/^\d+\.\d+\.\d+(-[\w.]+)?$/)
  expect(lock.packages[`node_modules/${name}`]?.version).toBe(version)
})

test('everything that is installed is known by its hash', () => {
  const { '': _, ...installed } = lock.packages
  for (const [path, { integrity }] of Object.entries(installed))
    expect(integrity, path).toMatch(/^sha512-/)
})

test('only packages that are listed may run code when they are installed', () => {
  const running = Object.entries(lock.packages)
    .filter(([, { hasInstallScript, optional }]) => hasInstallScript && !optional)
    .map(([path]) => path.replace(/^.*node_modules\//, ''))
  expect(running.filter((name) => !allowScripts[name])).toEqual([])
})
