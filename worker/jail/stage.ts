/**
 * A runner with a user of its own must be able to read its program and start Node. Where these lie
 * in folders that other users cannot enter, copies are made in one that they can.
 */
import {
  chmodSync,
  copyFileSync,
  linkSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'

const PREFIX = 'distribute-ps-runner-'

/** @returns For each file a path that everybody can read; removed when this process ends. */
export function openToAll(files: readonly string[]): string[] {
  if (files.every(isOpenToAll)) return [...files]
  removeLeftovers()
  const folder = mkdtempSync(join(tmpdir(), `${PREFIX}${process.pid}-`))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  chmodSync(folder, 0o711)
  return files.map((file) => {
    const copy = join(folder, basename(file))
    linkOrCopy(file, copy)
    return copy
  })
}

function linkOrCopy(file: string, copy: string) {
  try {
    linkSync(file, copy)
    if (isReadable(statSync(copy).mode)) return
    rmSync(copy)
  } catch {
    // Another file system.
  }
  copyFileSync(file, copy)
  chmodSync(copy, 0o555)
}

/** Others may read it, and enter every folder on the way. */
function isOpenToAll(file: string): boolean {
  for (let folder = dirname(file); ; folder = dirname(folder)) {
    if ((statSync(folder).mode & 0o001) === 0) return false
    if (folder === dirname(folder)) break
  }
  return isReadable(statSync(file).mode)
}

const isReadable = (mode: number) => (mode & 0o004) !== 0

/** Of workers that were killed before they could clean up. */
function removeLeftovers() {
  for (const name of readdirSync(tmpdir())) {
    const pid = name.startsWith(PREFIX) ? Number(name.slice(PREFIX.length).split('-')[0]) : 0
    if (pid > 0 && !isAlive(pid)) rmSync(join(tmpdir(), name), { recursive: true, force: true })
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
