/** Where a program failed, as the last words of what it failed of: ` (line 3, column 14)`. */
export type Place = { line: number; column: number }

/** What may be told of a hidden case has no column. */
const PLACE = / \(line (\d+)(?:, column \d+)?\)$/

export const withPlace = (message: string, place: Place): string =>
  `${message} (line ${place.line}, column ${place.column})`

export const withLine = (message: string, line: number): string => `${message} (line ${line})`

export const withoutPlace = (message: string): string => message.replace(PLACE, '')

export function lineOf(message: string): number | null {
  const [, line] = PLACE.exec(message) ?? []
  return line === undefined ? null : Number(line)
}
