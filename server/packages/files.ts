/** The files of a problem package, wherever they lie. Reading a package asks for nothing else. */
import { MAX_DATA_BYTES } from './draft.ts'

/** The package is at fault. The message says what is wrong, and with which file. */
export class PackageError extends Error {}

export type PackageFiles = {
  /** What the package's folder is called, or the archive when it has no folder. */
  name: string
  /** Every file, as `data/secret/1.in`, in code-unit order. */
  paths: string[]
  has(path: string): boolean
  /** 0 for a file that does not exist. */
  size(path: string): number
  readBytes(path: string): Promise<Buffer>
  /** Of a file in UTF-8. */
  readText(path: string): Promise<string>
}

export type Found = { size: number; read: () => Promise<Buffer> }

export const MAX_FILES = 50_000

/** Names that begin so are not part of a package, says the format; but one tool keeps the limit there. */
export const isIgnored = (name: string) => /^[.-]/.test(name) && name !== '.timelimit'

export function packageFiles(name: string, found: ReadonlyMap<string, Found>): PackageFiles {
  const readBytes = async (path: string) => {
    const file = found.get(path)
    if (!file) throw new PackageError(`${path} is missing`)
    if (file.size > MAX_DATA_BYTES)
      throw new PackageError(`${path} is larger than ${MAX_DATA_BYTES / 1024 / 1024} MiB`)
    return file.read()
  }
  return {
    name,
    paths: [...found.keys()].sort(),
    has: (path) => found.has(path),
    size: (path) => found.get(path)?.size ?? 0,
    readBytes,
    readText: async (path) => decode(await readBytes(path), path),
  }
}

/** A byte order mark stays: in test data it is data. */
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

function decode(bytes: Buffer, path: string): string {
  try {
    return utf8.decode(bytes)
  } catch {
    throw new PackageError(`${path} is not UTF-8 text`)
  }
}
