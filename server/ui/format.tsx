import { useWords } from '../words/use-words.tsx'

/** A reason that stands by itself. */
export const sentence = (text: string): string =>
  `${text.charAt(0).toUpperCase()}${text.slice(1)}${/[.!?…]$/.test(text) ? '' : '.'}`

/** The script in the browser rewrites it in the reader's own time zone. */
export const DateTime = ({ date }: { date: Date }) => {
  const { format } = useWords()
  return <time dateTime={date.toISOString()}>{format.dateTime(date)}</time>
}
