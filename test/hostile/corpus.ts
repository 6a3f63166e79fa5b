/** Hostile submissions: one technique a file, with the verdicts it may get in its first comment. */
import { readdirSync, readFileSync } from 'node:fs'
import { VERDICTS, type Verdict } from '../../shared/verdict.ts'
import { CANARIES, type Canary } from './canaries.ts'

export interface Technique {
  name: string
  code: string
  /** The verdicts that are right for it, for the submission and for each case. */
  expected: readonly Verdict[]
  /** What it is after. */
  goesFor: readonly Canary[]
}

/** Run in the guest's realm as it is. */
export const TECHNIQUES = techniquesIn('submissions')
/** Run in a realm that has been handed the process. */
export const OPENED_TECHNIQUES = techniquesIn('submissions/opened')

function techniquesIn(folder: string): Technique[] {
  const url = new URL(`./${folder}/`, import.meta.url)
  const files = readdirSync(url).filter((file) => file.endsWith('.js'))
  return files.map((file) => {
    const code = readFileSync(new URL(file, url), 'utf8')
    const words = (head: string) =>
      new RegExp(`^// ${head}: (.+)$`, 'm').exec(code)?.[1]?.split(', ') ?? []
    const pick = <T extends string>(head: string, known: readonly T[]) =>
      words(head).map((word) => {
        const found = known.find((one) => one === word)
        if (found === undefined) throw new Error(`${folder}/${file}: ${head}: ${word} is unknown`)
        return found
      })
    const expected = pick('expect', VERDICTS)
    if (expected.length === 0) throw new Error(`${folder}/${file} does not say what to expect`)
    return { name: file.slice(0, -3), code, expected, goesFor: pick('goes for', CANARIES) }
  })
}
