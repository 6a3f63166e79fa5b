import type { Context } from 'hono'
import { getCookie } from 'hono/cookie'
import { acceptedLanguages } from '../http/languages.ts'

/** The languages of the pages, the first for whoever wants none of them. */
export const LOCALES = ['en', 'ko'] as const
export type Locale = (typeof LOCALES)[number]

export const LOCALE_COOKIE = 'language'

/** `ko-KR` is Korean too. */
export const asLocale = (tag: unknown): Locale | undefined =>
  LOCALES.find((locale) => locale === String(tag).toLowerCase().split('-')[0])

/** What the reader has chosen, or else what their browser asks for. */
export const readLocale = (c: Context): Locale =>
  [getCookie(c, LOCALE_COOKIE), ...acceptedLanguages(c)]
    .map(asLocale)
    .find((locale) => locale !== undefined) ?? LOCALES[0]
