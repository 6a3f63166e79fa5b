/** Problem packages for tests, written from a few lines. */
import { mkdir, mkdtemp, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { ZipFile } from 'yazl'

/** By path; a text `-> target` makes a link. */
export type Contents = Record<string, string | Uint8Array>

const isLink = (content: string | Uint8Array): content is string =>
  typeof content === 'string' && content.startsWith('-> ')

export const temporaryFolder = () => mkdtemp(join(tmpdir(), 'packages-'))

/** Writes the files as the folder `name` in a new folder under `home`. */
export async function writePackage(home: string, files: Contents, name: string): Promise<string> {
  const dir = join(await mkdtemp(join(home, 'at-')), name)
  await mkdir(dir)
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(dir, path)), { recursive: true })
    if (isLink(content)) await symlink(content.slice(3), join(dir, path))
    else await writeFile(join(dir, path), content)
  }
  return dir
}

export async function zipOf(files: Contents, folder = ''): Promise<Buffer> {
  const zip = new ZipFile()
  for (const [path, content] of Object.entries(files)) {
    const link = isLink(content)
    const text = link ? content.slice(3) : content
    zip.addBuffer(typeof text === 'string' ? Buffer.from(text) : Buffer.from(text), folder + path, {
      mode: link ? 0o120777 : 0o100644,
    })
  }
  zip.end()
  return buffer(zip.outputStream)
}
