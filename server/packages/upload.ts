/** A package that comes as the body of a request: kept in a file, so that memory holds one part of it. */
import { createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream } from 'node:stream/web'
import type { Context } from 'hono'
import { AppError, badInput } from '../errors.ts'
import { PackageError, type PackageFiles } from './files.ts'
import { named } from './read.ts'
import { openZip } from './zip.ts'

type Upload = { name: string; stream: ReadableStream }

/**
 * @throws {AppError} 415 when there is no archive, 422 when the package is at fault.
 */
export async function withUploadedPackage<T>(
  c: Context,
  use: (files: PackageFiles) => Promise<T>,
): Promise<T> {
  const { name, stream } = await uploadOf(c)
  const folder = await mkdtemp(join(tmpdir(), 'package-'))
  try {
    const path = join(folder, 'package.zip')
    await pipeline(Readable.fromWeb(stream), createWriteStream(path))
    return await named(name || 'package', async () => {
      const archive = await openZip(path, { name })
      try {
        return await use(archive)
      } finally {
        archive.close()
      }
    })
  } catch (error) {
    if (!(error instanceof PackageError)) throw error
    throw badInput([{ field: 'package', message: error.message }])
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function uploadOf(c: Context): Promise<Upload> {
  const type = c.req.header('Content-Type') ?? ''
  if (/^multipart\/form-data\b/i.test(type)) {
    const { package: file } = await c.req.parseBody()
    if (!(file instanceof File)) throw badInput([{ field: 'package', message: 'is required' }])
    return { name: file.name.replace(/\.(zip|kpp)$/i, ''), stream: file.stream() as ReadableStream }
  }
  const { body } = c.req.raw
  if (!/^application\/(zip|x-zip-compressed|octet-stream)\b/i.test(type) || !body)
    throw new AppError(
      415,
      'Send the package as application/zip or as the field "package" of a form',
    )
  return { name: '', stream: body as ReadableStream }
}
