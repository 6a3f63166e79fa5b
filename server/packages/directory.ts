import type { Dirent } from 'node:fs'
import { readdir, readFile, realpath, stat } from 'node:fs/promises'
import { basename, join, resolve, sep } from 'node:path'
import {
  type Found,
  isIgnored,
  MAX_FILES,
  PackageError,
  type PackageFiles,
  packageFiles,
} from './files.ts'

/** Lists a folder. Links are followed inside of it and refused when they lead out. */
export async function openDirectory(dir: string): Promise<PackageFiles> {
  const root = await realpath(dir).catch(() => {
    throw new PackageError('there is no such folder')
  })
  if (!(await stat(root)).isDirectory()) throw new PackageError('it is not a folder')
  const found = new Map<string, Found>()
  await walk(root, root, '', [root], found)
  return packageFiles(basename(resolve(dir)), found)
}

async function walk(
  root: string,
  folder: string,
  prefix: string,
  holders: string[],
  found: Map<string, Found>,
): Promise<void> {
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    if (isIgnored(entry.name)) continue
    const path = prefix + entry.name
    const place = await placeOf(root, folder, entry, path)
    const info = await stat(place)
    if (info.isDirectory()) {
      if (holders.includes(place)) throw new PackageError(`${path} leads back to a folder it is in`)
      await walk(root, place, `${path}/`, [...holders, place], found)
    } else if (info.isFile()) found.set(path, { size: info.size, read: () => readFile(place) })
    else throw new PackageError(`${path} is neither a file nor a folder`)
    if (found.size > MAX_FILES) throw new PackageError(`it has more than ${MAX_FILES} files`)
  }
}

async function placeOf(root: string, folder: string, entry: Dirent, path: string): Promise<string> {
  const place = join(folder, entry.name)
  if (!entry.isSymbolicLink()) return place
  const target = await realpath(place).catch(() => {
    throw new PackageError(`${path} is a link to nothing`)
  })
  if (target !== root && !target.startsWith(root + sep))
    throw new PackageError(`${path} is a link that leaves the package`)
  return target
}
