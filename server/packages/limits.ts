/** What a program of a package may use: what its files say, brought within what we support. */
import { DEFAULT_LIMITS } from './draft.ts'
import type { PackageFiles } from './files.ts'
import type { DistributeYaml, ProblemYaml } from './settings.ts'

type Warn = (warning: string) => void

export type LimitSources = {
  settings: ProblemYaml
  own: DistributeYaml
  /** The keys of `domjudge-problem.ini`. */
  contest: ReadonlyMap<string, string>
}

/** What a program may write where a package that is not ours does not say it: as the format has it. */
const FORMAT_OUTPUT_KB = 8192

export async function readLimits(
  files: PackageFiles,
  { settings, own, contest }: LimitSources,
  warn: Warn,
) {
  const bounded = (name: string, value: number | undefined, least: number, most: number) => {
    if (value === undefined) return undefined
    const kept = Math.min(most, Math.max(least, value))
    if (kept !== value) warn(`problem.yaml: limits.${name} is brought within what is supported`)
    return Math.round(kept)
  }
  const { memory, output } = settings.limits
  const isOurs = files.has('distribute.yaml')
  const seconds = await timeLimitOf(files, settings, contest)
  if (seconds === undefined && isMeasured(settings))
    warn(
      `problem.yaml: the time limit is not measured, as it asks for: it is ${DEFAULT_LIMITS.timeLimitMs} ms`,
    )
  const time = bounded('time_limit', seconds && seconds * 1000, 50, 20_000)
  const kib = bounded('output', output && output * 1024, 1, 65_536)
  return {
    timeLimitMs: time ?? DEFAULT_LIMITS.timeLimitMs,
    memoryLimitMb: bounded('memory', memory, 16, 1024) ?? DEFAULT_LIMITS.memoryLimitMb,
    outputLimitKb:
      own.outputLimitKb ?? kib ?? (isOurs ? DEFAULT_LIMITS.outputLimitKb : FORMAT_OUTPUT_KB),
  }
}

/** Its tools find the limit with the author's solutions, most of which are in other languages. */
const isMeasured = ({ limits }: ProblemYaml) =>
  'time_multiplier' in limits || 'time_multipliers' in limits

/** Seconds. In the legacy format only other files say it. */
async function timeLimitOf(
  files: PackageFiles,
  { limits }: ProblemYaml,
  contest: ReadonlyMap<string, string>,
): Promise<number | undefined> {
  if (limits.time_limit !== undefined) return limits.time_limit
  const written = files.has('.timelimit') ? (await files.readText('.timelimit')).trim() : ''
  for (const text of [written, contest.get('timelimit') ?? '']) {
    const seconds = Number.parseFloat(text)
    if (seconds > 0 && Number.isFinite(seconds)) return seconds
  }
  return undefined
}
