/** The title and the statement in other languages, as fields of the form: `title-ko`, `statement-ko`. */
import { languageSchema, type Translation } from '../packages/draft.ts'
import { textOf } from '../ui/refusal.ts'
import { LOCALES } from '../words/locale.ts'
import type { FormFields } from './problem-form.ts'

export const translationField = (part: 'title' | 'statement', language: string): string =>
  `${part}-${language}`

/** A language of which both fields are empty is none. */
export function readTranslations(body: Record<string, unknown>): Translation[] {
  const languages = Object.keys(body)
    .map((name) => /^(?:title|statement)-(.+)$/.exec(name)?.[1])
    .filter((language) => languageSchema.safeParse(language).success)
  return [...new Set(languages as string[])]
    .map((language) => ({
      language,
      title: textOf(body[translationField('title', language)]),
      statement: textOf(body[translationField('statement', language)]),
    }))
    .filter(({ title, statement }) => `${title}${statement}`.trim() !== '')
}

/** Those that the problem has, and an empty one in each other language of the pages. */
export function offeredTranslations({ language, translations }: FormFields): Translation[] {
  const known = new Set([language, ...translations.map((one) => one.language)])
  const missing = LOCALES.filter((locale) => !known.has(locale))
  return [
    ...translations,
    ...missing.map((locale) => ({ language: locale, title: '', statement: '' })),
  ]
}

/** `translations.0.title` is the field `title-ko`. */
export function translationFieldOf(field: string, { translations }: FormFields): string {
  const [, at, part] = /^translations\.(\d+)\.(\w+)$/.exec(field) ?? []
  const language = translations[Number(at)]?.language
  if (language === undefined) return field
  return part === 'title' || part === 'statement' ? translationField(part, language) : 'language'
}
