/**
 * Applies `patches/*.patch` to the package of the same name. npm runs it after every install. A patch
 * that does not fit fails the install: the package is newer than the patch, so one of them must go.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { applyPatch, parsePatch, reversePatch, type StructuredPatch } from 'diff'

const PATCHES = new URL('../patches/', import.meta.url)
const PACKAGES = new URL('../node_modules/', import.meta.url)

for (const file of readdirSync(PATCHES).filter((name) => name.endsWith('.patch'))) {
  const folder = new URL(`${file.replace(/\.patch$/, '')}/`, PACKAGES)
  const changes = parsePatch(readFileSync(new URL(file, PATCHES), 'utf8'))
  for (const change of changes) patch(new URL(pathIn(change), folder), change)
}

/** As git writes it: `b/` and the path in the package. */
function pathIn({ newFileName }: StructuredPatch): string {
  if (!newFileName?.startsWith('b/')) throw new Error(`Cannot apply a patch to ${newFileName}`)
  return newFileName.slice(2)
}

function patch(target: URL, change: StructuredPatch): void {
  const text = readFileSync(target, 'utf8')
  if (applyPatch(text, reversePatch(change)) !== false) return // it was applied before
  const patched = applyPatch(text, change)
  if (patched === false) throw new Error(`Cannot patch ${target.pathname}: it has changed`)
  writeFileSync(target, patched)
}
