/** How a package wants outputs compared: the flags of the format's default output validator. */
import { dirname } from 'node:path/posix'
import type { Checker } from '../../shared/messages.ts'
import { PackageError, type PackageFiles } from './files.ts'
import { readSettings } from './groups.ts'

/** @param cases Paths without the ending. */
export async function readChecker(
  files: PackageFiles,
  flags: string,
  cases: readonly string[],
  warn: (warning: string) => void,
): Promise<Checker> {
  const used = new Map<string, string>()
  for (const folder of new Set(cases.map((path) => dirname(path)))) {
    const settings = await readSettings(files, folder)
    const own = settings.output_validator_args ?? settings.output_validator_flags
    const text = (own ?? flags).trim()
    if (folder.startsWith('data/secret') && !used.has(text)) used.set(text, folder)
  }
  const [chosen = flags, ...others] = used.keys()
  for (const text of others)
    warn(
      `${used.get(text)}: its own output validator flags "${text}" are not supported, ` +
        `"${chosen}" are used`,
    )
  return checkerOf(chosen, warn)
}

/** Without flags: tokens, and upper and lower case are the same, as the format has it. */
function checkerOf(text: string, warn: (warning: string) => void): Checker {
  const flags = text.split(/\s+/).filter(Boolean)
  let absolute: number | undefined
  let relative: number | undefined
  const sensitive = { case: false, space: false }
  for (let at = 0; at < flags.length; at++) {
    const flag = flags[at] ?? ''
    const tolerance = /^float_(absolute_|relative_)?tolerance$/.exec(flag)
    if (tolerance) {
      const value = toleranceOf(flags[++at], flag)
      if (tolerance[1] !== 'relative_') absolute = value
      if (tolerance[1] !== 'absolute_') relative = value
    } else if (flag === 'case_sensitive') sensitive.case = true
    else if (flag === 'space_change_sensitive') sensitive.space = true
    else warn(`output validator flag "${flag}" is not supported`)
  }
  if (absolute !== undefined || relative !== undefined) {
    if (sensitive.case || sensitive.space)
      warn('floats are compared without regard to case or space')
    return { name: 'floats', absolute: absolute ?? 0, relative: relative ?? 0 }
  }
  if (!sensitive.space) return { name: 'tokens', caseSensitive: sensitive.case }
  if (!sensitive.case) warn('space_change_sensitive also compares upper and lower case')
  return { name: 'exact' }
}

function toleranceOf(text: string | undefined, flag: string): number {
  const value = Number(text)
  if (text !== undefined && value >= 0 && Number.isFinite(value)) return value
  throw new PackageError(`output validator flag ${flag} needs a number, not "${text ?? ''}"`)
}
