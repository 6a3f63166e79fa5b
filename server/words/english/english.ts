import type { Locale } from '../locale.ts'
import { format } from './count.ts'
import { shell } from './shell.ts'

export const english = {
  locale: 'en' as Locale,
  /** What speakers call their language. */
  name: 'English',
  format,
  /** The reason of a refusal, for a person. */
  message: (english: string): string => english,
  shell,
}

export type Words = typeof english
