/** Writes the data of the starter problems again: all of them, or those named. */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'

const home = join(import.meta.dirname, '..', 'problems')
const named = process.argv.slice(2)
const slugs = readdirSync(home, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && (named.length === 0 || named.includes(entry.name)))
  .map((entry) => entry.name)

for (const slug of slugs) {
  await import(join(home, slug, 'generators', 'generate.js'))
  console.log(slug)
}
