import { randomBytes } from 'node:crypto'
import { access, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { isRunning } from './processes.ts'

export const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  )

/** The secret in the file, made at first use: 256 random bits as text. */
export async function storedSecret(path: string): Promise<string> {
  if (!(await exists(path))) {
    await writeFile(path, randomBytes(32).toString('base64url'), { mode: 0o600 })
  }
  return (await readFile(path, 'utf8')).trim()
}

/**
 * Makes the data folder and takes it for this process alone.
 * @returns How to give it back.
 */
export async function takeDataFolder(folder: string): Promise<() => Promise<void>> {
  const lock = join(folder, 'running.pid')
  try {
    await mkdir(folder, { recursive: true })
    const owner = Number(await readFile(lock, 'utf8').catch(() => '0'))
    if (owner !== process.pid && (await isRunning(owner, 'local/'))) {
      throw new Error(`process ${owner} uses it already`)
    }
    await writeFile(lock, String(process.pid))
  } catch (error) {
    const reason = (error as Error).message
    throw new Error(`Cannot use data folder ${folder}: ${reason}`, { cause: error })
  }
  return () => rm(lock, { force: true })
}
