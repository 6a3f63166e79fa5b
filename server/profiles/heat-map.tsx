import { Figure } from '../ui/figure.tsx'
import { useWords } from '../words/use-words.tsx'
import type { DayOfWork } from './queries.ts'

const WEEKS = 53
const CELL = 11
const STEP = CELL + 3
const LEFT = 34
const TOP = 20
const DAY_MS = 24 * 60 * 60 * 1000
/** Every second day is named, from Monday on. */
const NAMED_DAYS = [0, 2, 4]

const dayText = (date: Date) => date.toISOString().slice(0, 10)

/** The days of the weeks from Monday, up to `today` as the last day of the last week. */
export function yearUpTo(today: Date): Date[][] {
  const end = Date.UTC(today.getUTCFullYear(), today.getUTCMonth(), today.getUTCDate())
  const monday = end - ((today.getUTCDay() + 6) % 7) * DAY_MS
  return Array.from({ length: WEEKS }, (_, week) =>
    Array.from({ length: 7 }, (_, day) => monday + ((week - WEEKS + 1) * 7 + day) * DAY_MS)
      .filter((ms) => ms <= end)
      .map((ms) => new Date(ms)),
  )
}

/** How dark a day is, 0 to 4; a single submission is seen already. */
export const levelOf = (submissions: number): number =>
  submissions === 0 ? 0 : submissions < 3 ? 1 : submissions < 6 ? 2 : submissions < 12 ? 3 : 4

export const HeatMap = ({ days, today }: { days: readonly DayOfWork[]; today: Date }) => {
  const { format, profile } = useWords()
  const weeks = yearUpTo(today)
  const submissions = new Map(days.map((one) => [one.day, one.submissions]))
  const total = days.reduce((sum, one) => sum + one.submissions, 0)
  return (
    <div class="heat">
      <Figure
        title={profile.year}
        summary={profile.yearSummary(total, days.length)}
        width={LEFT + WEEKS * STEP}
        height={TOP + 7 * STEP}
        columns={[profile.day, profile.submissions]}
        rows={days.map((one) => [one.day, one.submissions])}
      >
        {NAMED_DAYS.map((day) => (
          <text key={day} class="axis end" x={LEFT - 6} y={TOP + day * STEP + CELL - 1}>
            {format.weekday(weeks[0]?.[day] ?? today)}
          </text>
        ))}
        {weeks.map((week, index) => (
          <Week key={index} x={LEFT + index * STEP} days={week} submissions={submissions} />
        ))}
      </Figure>
    </div>
  )
}

interface WeekProps {
  x: number
  days: readonly Date[]
  submissions: ReadonlyMap<string, number>
}

const Week = ({ x, days, submissions }: WeekProps) => {
  const { format, profile } = useWords()
  const first = days.find((date) => date.getUTCDate() === 1)
  return (
    <>
      {first && (
        <text class="axis" x={x} y={TOP - 7}>
          {format.month(first)}
        </text>
      )}
      {days.map((date, day) => {
        const done = submissions.get(dayText(date)) ?? 0
        return (
          <rect
            key={day}
            class={`day level-${levelOf(done)}`}
            x={x}
            y={TOP + day * STEP}
            width={CELL}
            height={CELL}
            rx={2}
          >
            {done > 0 && <title>{profile.dayOf(dayText(date), done)}</title>}
          </rect>
        )
      })}
    </>
  )
}
