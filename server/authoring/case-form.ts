/** One case as the fields of a form: its texts are written, or come as files. */
import { badInput } from '../errors.ts'
import type { TestCaseDraft } from '../packages/draft.ts'
import { textOf } from '../ui/refusal.ts'

/** Of a form, by the names of its fields. */
type Body = Readonly<Record<string, unknown>>

export const CASE_FIELDS = ['input', 'expected', 'group', 'points'] as const
export type CaseFields = Record<(typeof CASE_FIELDS)[number], string> & { sample: boolean }

export const EMPTY_CASE: CaseFields = {
  input: '',
  expected: '',
  group: '',
  points: '1',
  sample: false,
}

/** Larger texts are left out of the page; an empty field keeps them. */
export const MAX_SHOWN_CHARACTERS = 100_000

const shownText = (text: string) => (text.length <= MAX_SHOWN_CHARACTERS ? text : '')

export const caseToFields = (one: TestCaseDraft): CaseFields => ({
  input: shownText(one.input),
  expected: shownText(one.expected),
  group: one.group ?? '',
  points: String(one.points),
  sample: one.sample,
})

/** @throws {AppError} 422 for a file that is no text. */
export async function readCaseFields(body: Body): Promise<CaseFields> {
  return {
    input: (await fileText(body, 'inputFile')) ?? textOf(body.input),
    expected: (await fileText(body, 'expectedFile')) ?? textOf(body.expected),
    group: textOf(body.group),
    points: textOf(body.points),
    sample: body.sample !== undefined,
  }
}

async function fileText(body: Body, field: string): Promise<string | undefined> {
  const file = body[field]
  if (!(file instanceof File) || file.size === 0) return undefined
  try {
    const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
    return utf8.decode(await file.arrayBuffer())
  } catch {
    throw badInput([{ field, message: 'is not UTF-8 text' }])
  }
}

/** @param old What a text that was too long for the page stays as. */
export function caseOf(fields: CaseFields, old: TestCaseDraft | null, isFunction: boolean) {
  const textIn = (field: 'input' | 'expected') => {
    const kept = old && fields[field] === '' && shownText(old[field]) === '' ? old[field] : null
    const text = kept ?? fields[field]
    // The line end of a file is no part of its JSON.
    return isFunction ? text.trim() : text
  }
  return {
    input: textIn('input'),
    expected: textIn('expected'),
    sample: fields.sample,
    group: fields.group.trim() || null,
    points: fields.points.trim() === '' ? Number.NaN : Number(fields.points),
    checker: old?.checker ?? null,
  }
}
