import type { Language } from '../../shared/messages.ts'

export const LANGUAGE_WORDS: Record<Language, string> = {
  javascript: 'JavaScript',
  typescript: 'TypeScript',
}
