/** What the processor time of a Node process was spent on, from what `--cpu-prof` leaves behind. */
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'

const profileSchema = z.object({
  /** Microseconds of the clock that `process.hrtime` shows, too. */
  startTime: z.number(),
  nodes: z.array(
    z.object({
      id: z.number(),
      callFrame: z.object({ functionName: z.string(), url: z.string() }),
      children: z.array(z.number()).optional(),
    }),
  ),
  samples: z.array(z.number()),
  timeDeltas: z.array(z.number()),
})
type Profile = z.infer<typeof profileSchema>

/** The first that fits one of a sample's frames, from the innermost on, has the sample. */
export type Purpose = { name: string; fits: RegExp }

/** @returns Every profile in the folder. */
export async function readProfiles(folder: string): Promise<Profile[]> {
  const names = await readdir(folder)
  const texts = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')))
  return texts.map((text) => profileSchema.parse(JSON.parse(text)))
}

/** Whether a frame of the profile is of this file. */
export const hasFile = ({ nodes }: Profile, file: string): boolean =>
  nodes.some(({ callFrame }) => callFrame.url.endsWith(file))

/**
 * The share of each purpose in the time that was not idle, and of `the rest`.
 *
 * @param window From and to, in microseconds of `process.hrtime`.
 */
export function sharesOf(
  { startTime, nodes, samples, timeDeltas }: Profile,
  purposes: readonly Purpose[],
  [from, to]: readonly [number, number],
): Map<string, number> {
  const byId = new Map(nodes.map((node) => [node.id, node]))
  const parents = new Map(nodes.flatMap(({ id, children = [] }) => children.map((c) => [c, id])))
  const purposeOf = (id: number): string | null => {
    for (let at: number | undefined = id; at !== undefined; at = parents.get(at)) {
      const { functionName = '', url = '' } = byId.get(at)?.callFrame ?? {}
      if (functionName === '(idle)') return null
      const frame = `${functionName} ${url}`
      const found = purposes.find(({ fits }) => fits.test(frame))
      if (found !== undefined) return found.name
    }
    return 'the rest'
  }
  const known = new Map<number, string | null>()
  const times = new Map<string, number>()
  let clock = startTime
  for (const [index, id] of samples.entries()) {
    const delta = timeDeltas[index] ?? 0
    clock += delta
    if (!known.has(id)) known.set(id, purposeOf(id))
    const purpose = known.get(id)
    if (clock < from || clock > to || !purpose) continue
    times.set(purpose, (times.get(purpose) ?? 0) + delta)
  }
  const all = [...times.values()].reduce((sum, time) => sum + time, 0)
  return new Map([...times].map(([name, time]) => [name, time / all]))
}
