/**
 * How a package wants outputs compared: by the flags of the format's default output validator, which
 * may differ from group to group, or by a checker of its own that we can run.
 */
import { dirname, extname } from 'node:path/posix'
import { isDeepStrictEqual } from 'node:util'
import type { Checker, ComparisonChecker, CustomChecker } from '../../shared/messages.ts'
import { languageOf, MAX_CODE_BYTES } from '../submissions/solution.ts'
import { PackageError, type PackageFiles } from './files.ts'
import { readSettings } from './groups.ts'

type Warn = (warning: string) => void

export interface Comparing {
  checker: Checker
  /** Of a case, by its path without the ending; null when it is compared as all are. */
  checkerOf: (path: string) => ComparisonChecker | null
}

/** A checker of ours: it defines `check(input, expected, output)`. */
const CHECKER = /^output_validators?\/(?:[^/]+\/)?check\.(?:js|mjs|cjs|ts|mts)$/
export const VALIDATOR = /^output_validators?\//

export const findChecker = (files: PackageFiles): string | undefined =>
  files.paths.find((path) => CHECKER.test(path))

export async function readCustomChecker(
  files: PackageFiles,
  path: string,
  warn: Warn,
): Promise<CustomChecker> {
  if (files.size(path) > MAX_CODE_BYTES) throw new PackageError(`${path} is longer than 64 KiB`)
  for (const other of files.paths)
    if (VALIDATOR.test(other) && other !== path) warn(`${other} is not used: ${path} checks`)
  const language = languageOf(extname(path)) ?? 'javascript'
  return { name: 'custom', language, code: await files.readText(path) }
}

/** @param cases Paths without the ending. */
export async function readComparing(
  files: PackageFiles,
  flags: string,
  cases: readonly string[],
  warn: Warn,
): Promise<Comparing> {
  const flagsOf = new Map<string, string>()
  for (const folder of new Set(cases.map((path) => dirname(path)))) {
    const settings = await readSettings(files, folder)
    const own = settings.output_validator_args ?? settings.output_validator_flags
    flagsOf.set(folder, (own ?? flags).trim())
  }
  const known = new Map<string, ComparisonChecker>()
  const comparisonOf = (text: string) => {
    const comparison = known.get(text) ?? comparisonBy(text, warn)
    known.set(text, comparison)
    return comparison
  }
  const [, chosen = flags] = [...flagsOf].find(([folder]) => folder.startsWith('data/secret')) ?? []
  const checker = comparisonOf(chosen)
  return {
    checker,
    checkerOf: (path) => {
      const own = comparisonOf(flagsOf.get(dirname(path)) ?? chosen)
      return isDeepStrictEqual(own, checker) ? null : own
    },
  }
}

/** Without flags: tokens, and upper and lower case are the same, as the format has it. */
function comparisonBy(text: string, warn: Warn): ComparisonChecker {
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
