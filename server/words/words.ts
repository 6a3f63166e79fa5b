/**
 * Every text of the pages, once in each language. A view asks `useWords()` for those of its reader;
 * a route has them as `c.var.words`. To add a text, write it into `english/` and into `korean/`,
 * which is typed by the first: a text that one of them lacks is a type error.
 */
import { english, type Words } from './english/english.ts'
import { korean } from './korean/korean.ts'
import type { Locale } from './locale.ts'

export type { Words }

export const WORDS: Record<Locale, Words> = { en: english, ko: korean }
