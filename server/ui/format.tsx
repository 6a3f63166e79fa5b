/** Numbers and dates as a person reads them. */

export const milliseconds = (ms: number): string =>
  ms < 10 ? `${ms.toFixed(1)} ms` : `${Math.round(ms).toLocaleString('en')} ms`

export const memory = (kb: number): string =>
  kb < 1024 ? `${kb} KB` : `${(kb / 1024).toFixed(kb < 10_240 ? 1 : 0)} MB`

export const percent = (part: number, whole: number): string =>
  `${Math.round((100 * part) / whole)}%`

export const count = (n: number, one: string, many = `${one}s`): string =>
  `${n.toLocaleString('en')} ${n === 1 ? one : many}`

export const sentence = (text: string): string =>
  `${text.charAt(0).toUpperCase()}${text.slice(1)}${/[.!?…]$/.test(text) ? '' : '.'}`

const DATE = new Intl.DateTimeFormat('en-GB', {
  dateStyle: 'medium',
  timeStyle: 'short',
  timeZone: 'UTC',
})

/** The script in the browser rewrites it in the reader's own time zone. */
export const DateTime = ({ date }: { date: Date }) => (
  <time dateTime={date.toISOString()}>{DATE.format(date)} UTC</time>
)
