/** The files of a problem package, wherever they lie. Reading a package asks for nothing else. */
import type { Dirent } from 'node:fs'
import { readdir, readFile, realpath, stat } from 'node:fs/promises'
import { basename, join, resolve, sep } from 'node:path'
import { MAX_DATA_BYTES } from './draft.ts'

/** The package is at fault. The message says what is wrong, and with which file. */
export class PackageError extends Error {}

export type PackageFiles = {
  /** What the package's folder is called. */
  name: string
  /** Every file, as `data/secret/1.in`, in code-unit order. */
  paths: string[]
  /** 0 for a file that does not exist. */
  size(path: string): number
  readText(path: string): Promise<string>
}

const MAX_FILES = 50_000

type Found = { place: string; size: number }

/** Lists a folder. Links are followed inside of it and refused when they lead out. */
export async function openDirectory(dir: string): Promise<PackageFiles> {
  const root = await realpath(dir).catch(() => {
    throw new PackageError('there is no such folder')
  })
  if (!(await stat(root)).isDirectory()) throw new PackageError('it is not a folder')
  const found = new Map<string, Found>()
  await walk(root, root, '', [root], found)
  return {
    name: basename(resolve(dir)),
    paths: [...found.keys()].sort(),
    size: (path) => found.get(path)?.size ?? 0,
    readText: async (path) => {
      const file = found.get(path)
      if (!file) throw new PackageError(`${path} is missing`)
      if (file.size > MAX_DATA_BYTES) throw new PackageError(`${path} is too large`)
      return decode(await readFile(file.place), path)
    },
  }
}

async function walk(
  root: string,
  folder: string,
  prefix: string,
  holders: string[],
  found: Map<string, Found>,
): Promise<void> {
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    if (/^[.-]/.test(entry.name)) continue // as the format says: such names are not part of it
    const path = prefix + entry.name
    const place = await placeOf(root, folder, entry, path)
    const info = await stat(place)
    if (info.isDirectory()) {
      if (holders.includes(place)) throw new PackageError(`${path} leads back to a folder it is in`)
      await walk(root, place, `${path}/`, [...holders, place], found)
    } else if (info.isFile()) found.set(path, { place, size: info.size })
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

function decode(bytes: Buffer, path: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new PackageError(`${path} is not UTF-8 text`)
  }
}
