/** How a package wants outputs compared: the flags of the format's default output validator. */
import type { Checker } from '../../shared/messages.ts'
import { readGroup } from './cases.ts'
import { PackageError, type PackageFiles } from './files.ts'
import type { ProblemYaml } from './settings.ts'

export async function readChecker(
  files: PackageFiles,
  settings: ProblemYaml,
  warn: (warning: string) => void,
): Promise<Checker> {
  let flags = settings.validator_flags.trim()
  for (const folder of foldersOf(files)) {
    const group = await readGroup(files, folder)
    const own = group.output_validator_args ?? group.output_validator_flags
    if (own === undefined) continue
    const text = typeof own === 'string' ? own.trim() : own.join(' ')
    if (['data', 'data/secret'].includes(folder)) flags = text
    else if (text !== flags && folder !== 'data/sample')
      warn(`${folder}: its own output validator flags "${text}" are not supported`)
  }
  return checkerOf(flags, warn)
}

const foldersOf = (files: PackageFiles) =>
  files.paths
    .filter((path) => /^data\/(.+\/)?(testdata|test_group)\.yaml$/.test(path))
    .map((path) => path.slice(0, path.lastIndexOf('/')))
    .sort()

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
