/** Problem packages as zip archives: what an archive claims is bounded before anything is unpacked. */
import { basename, extname, posix } from 'node:path'
import { crc32 } from 'node:zlib'
import { type Entry, openPromise, type ZipFile } from 'yauzl'
import { MAX_DATA_BYTES } from './draft.ts'
import {
  type Found,
  isIgnored,
  MAX_FILES,
  PackageError,
  type PackageFiles,
  packageFiles,
} from './files.ts'

export type Archive = PackageFiles & { close(): void }

const MIB = 1024 * 1024
/** All files of an archive, unpacked. Nothing raises it above the second. */
export const DEFAULT_UNPACKED_BYTES = 256 * MIB
export const MAX_UNPACKED_BYTES = 1024 * MIB
const MAX_PATH_LENGTH = 1000
const MAX_LINK_STEPS = 40

/**
 * Lists an archive of one package, with or without a folder around it. A file is unpacked when it is
 * read, and one at a time is in memory. Links are followed inside and refused when they lead out.
 */
export async function openZip(
  path: string,
  { name = basename(path, extname(path)), maxBytes = DEFAULT_UNPACKED_BYTES } = {},
): Promise<Archive> {
  // `autoClose` would end it with the list, and files are read later.
  const zip = await openPromise(path, { lazyEntries: true, autoClose: false }).catch(refuse)
  try {
    const entries = await listEntries(zip, Math.min(maxBytes, MAX_UNPACKED_BYTES))
    const tree = await readTree(zip, entries)
    const { top, nodes } = withoutTopFolder(tree)
    const found = new Map<string, Found>()
    expand(nodes, '', '', [''], (shown, entry) => {
      found.set(shown, { size: entry.uncompressedSize, read: () => unpack(zip, entry) })
      if (found.size > MAX_FILES) throw new PackageError(`it has more than ${MAX_FILES} files`)
    })
    return { ...packageFiles(top ?? name, found), close: () => zip.close() }
  } catch (error) {
    zip.close()
    throw error
  }
}

const refuse = (error: Error): never => {
  throw new PackageError(`it is not a zip archive that can be read: ${error.message}`)
}

async function listEntries(zip: ZipFile, maxBytes: number): Promise<Map<string, Entry>> {
  if (zip.entryCount > MAX_FILES) throw new PackageError(`it has more than ${MAX_FILES} files`)
  const entries = new Map<string, Entry>()
  let bytes = 0
  try {
    for await (const entry of zip.eachEntry()) {
      const path = entry.fileName.replace(/\/+$/, '')
      if (path === '__MACOSX' || path.startsWith('__MACOSX/')) continue
      checkEntry(entry, path, entries)
      bytes += entry.uncompressedSize
      if (bytes > maxBytes)
        throw new PackageError(`${path}: with it, the files are larger than ${maxBytes / MIB} MiB`)
      if (!entry.fileName.endsWith('/')) entries.set(path, entry)
    }
  } catch (error) {
    if (error instanceof PackageError) throw error
    refuse(error as Error)
  }
  return entries
}

function checkEntry(entry: Entry, path: string, others: ReadonlyMap<string, Entry>): void {
  if (path.split('/').some((part) => part === '' || part === '.' || part === '..'))
    throw new PackageError(`${entry.fileName} is not a path inside the package`)
  if (path.length > MAX_PATH_LENGTH)
    throw new PackageError(`${path.slice(0, 100)}… is a path that is too long`)
  if (others.has(path)) throw new PackageError(`${path} is in the archive twice`)
  if (entry.isEncrypted()) throw new PackageError(`${path} is encrypted`)
  if (!entry.canDecodeFileData())
    throw new PackageError(`${path} is packed with a method that is not supported`)
  if (entry.uncompressedSize > MAX_DATA_BYTES)
    throw new PackageError(`${path} is larger than ${MAX_DATA_BYTES / MIB} MiB`)
}

/** @throws {PackageError} Also when there is more or less in it than the archive says. */
async function unpack(zip: ZipFile, entry: Entry): Promise<Buffer> {
  const bytes = Buffer.allocUnsafe(entry.uncompressedSize)
  let at = 0
  try {
    for await (const chunk of await zip.openReadStreamPromise(entry)) {
      at += (chunk as Buffer).copy(bytes, at)
    }
  } catch (error) {
    throw new PackageError(`${entry.fileName} is broken: ${(error as Error).message}`)
  }
  if (at !== bytes.length || crc32(bytes) !== entry.crc32)
    throw new PackageError(`${entry.fileName} is broken: its checksum is another`)
  return bytes
}

/** A folder by its names, a file, or where a link leads, as it is written. */
type Node = Map<string, Node> | { file: Entry } | { link: string }
type Folder = Map<string, Node>

async function readTree(zip: ZipFile, entries: ReadonlyMap<string, Entry>): Promise<Folder> {
  const root: Folder = new Map()
  for (const [path, entry] of entries) {
    const parts = path.split('/')
    if (parts.some(isIgnored)) continue
    const name = parts.pop() ?? ''
    let folder = root
    for (const part of parts) {
      const next: Node = folder.get(part) ?? new Map<string, Node>()
      if (!(next instanceof Map)) throw new PackageError(`${path} lies in what is not a folder`)
      folder.set(part, next)
      folder = next
    }
    if (folder.has(name)) throw new PackageError(`${path} is a file and a folder`)
    folder.set(name, isLink(entry) ? { link: await linkOf(zip, entry, path) } : { file: entry })
  }
  return root
}

/** The file's mode as Unix has it is in the upper half, when a Unix tool wrote it. */
const isLink = (entry: Entry) => ((entry.externalFileAttributes >>> 16) & 0o170000) === 0o120000

async function linkOf(zip: ZipFile, entry: Entry, path: string): Promise<string> {
  if (entry.uncompressedSize > MAX_PATH_LENGTH)
    throw new PackageError(`${path} is a link that is too long`)
  return (await unpack(zip, entry)).toString()
}

function withoutTopFolder(tree: Folder): { top: string | null; nodes: Folder } {
  const [first, ...others] = tree
  if (!first || others.length > 0 || tree.has('problem.yaml')) return { top: null, nodes: tree }
  const [name, node] = first
  return node instanceof Map ? { top: name, nodes: node } : { top: null, nodes: tree }
}

/** Tells every file under `real` by the path under which it is seen, links followed. */
function expand(
  root: Folder,
  real: string,
  shown: string,
  holders: string[],
  tell: (shown: string, entry: Entry) => void,
): void {
  const folder = locate(root, real, shown).node
  if (!(folder instanceof Map)) return
  for (const name of folder.keys()) {
    const path = shown + name
    const { node, real: place } = locate(root, real === '' ? name : `${real}/${name}`, path)
    if (!(node instanceof Map)) {
      if ('file' in node) tell(path, node.file)
    } else if (holders.includes(place))
      throw new PackageError(`${path} leads back to a folder it is in`)
    else expand(root, place, `${path}/`, [...holders, place], tell)
  }
}

/** Where a path leads in the end. */
function locate(root: Folder, path: string, shown: string): { node: Node; real: string } {
  let parts = path === '' ? [] : path.split('/')
  for (let steps = 0; steps <= MAX_LINK_STEPS; steps++) {
    let node: Node = root
    let at = 0
    while (node instanceof Map && at < parts.length) {
      const next: Node | undefined = node.get(parts[at] ?? '')
      if (!next) throw new PackageError(`${shown} is a link to nothing`)
      node = next
      at++
    }
    if (node instanceof Map || 'file' in node) {
      if (at < parts.length) throw new PackageError(`${shown} is a link to nothing`)
      return { node, real: parts.join('/') }
    }
    const target = posix.normalize(posix.join(...parts.slice(0, at - 1), node.link))
    if (posix.isAbsolute(node.link) || target === '..' || target.startsWith('../'))
      throw new PackageError(`${shown} is a link that leaves the package`)
    const found = target.replace(/\/$/, '')
    parts = [...(found === '.' ? [] : found.split('/')), ...parts.slice(at)]
  }
  throw new PackageError(`${shown} is a link that never ends`)
}
