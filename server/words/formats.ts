/** Numbers, sizes and dates as a reader of that language writes them. */
export function formatsOf(locale: string) {
  const numbers = new Intl.NumberFormat(locale)
  const percents = new Intl.NumberFormat(locale, { style: 'percent' })
  const times = new Intl.DateTimeFormat(locale, {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: 'UTC',
  })
  const months = new Intl.DateTimeFormat(locale, { month: 'short', timeZone: 'UTC' })
  const weekdays = new Intl.DateTimeFormat(locale, { weekday: 'short', timeZone: 'UTC' })
  const decimals = (value: number, digits: number) =>
    value.toLocaleString(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits })
  const memory = (kb: number) =>
    kb < 1024 ? `${numbers.format(kb)} KB` : `${decimals(kb / 1024, kb < 10_240 ? 1 : 0)} MB`
  return {
    number: (n: number) => numbers.format(n),
    percent: (part: number, whole: number) => percents.format(part / whole),
    milliseconds: (ms: number) => `${decimals(ms, ms < 10 ? 1 : 0)} ms`,
    bytes: (n: number) => (n < 1024 ? `${numbers.format(n)} B` : memory(Math.round(n / 1024))),
    memory,
    dateTime: (date: Date) => `${times.format(date)} UTC`,
    month: (date: Date) => months.format(date),
    weekday: (date: Date) => weekdays.format(date),
  }
}
