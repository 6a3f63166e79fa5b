/** What speakers call their language; a code that names none stays itself. */
export function languageName(language: string): string {
  try {
    return new Intl.DisplayNames(language, { type: 'language' }).of(language) ?? language
  } catch {
    return language // Packages may have any code of the right form, "en-abc" too.
  }
}
