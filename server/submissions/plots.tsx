/** Pictures of times. Both axes of time are logarithmic: a fast solution is as readable as a slow one. */
import { Figure } from '../ui/figure.tsx'
import { useWords } from '../words/use-words.tsx'
import type { Sizes } from './sizes.ts'
import { FASTEST_MS, type Standing } from './standing.ts'
import type { ShownResult } from './visibility.ts'

const WIDTH = 560
const HEIGHT = 200
const LEFT = 76
const RIGHT = 12
const TOP = 14
const BOTTOM = 34
/** A label in the middle of its place would be cut off when the edge is nearer. */
const HALF_A_LABEL = 30

const inner = { width: WIDTH - LEFT - RIGHT, height: HEIGHT - TOP - BOTTOM }

/** Where `ms` stands on a scale from `least` (0) to `most` (1). */
export const logPosition = (ms: number, least: number, most: number): number =>
  Math.min(1, Math.max(0, Math.log(ms / least) / Math.log(most / least)))

/** 1, 10, 100 … as far as they are clearly below the limit. */
export const ticksBelow = (limitMs: number): number[] =>
  [1, 10, 100, 1000, 10_000].filter((ms) => ms <= limitMs / 2)

/** Hundredths are enough for a screen. */
const at = (value: number) => Math.round(value * 100) / 100

/** Sizes that are nearly the same tell nothing. */
const LEAST_GROWTH = 4

/** Where the cases stand and what is written below: by their sizes where those vary, else in order. */
function useScale(results: readonly ShownResult[], sizes: Sizes | undefined) {
  const { format, plots, submissions } = useWords()
  const bytes = results.map(({ ordinal }) => Math.max(1, sizes?.get(ordinal) ?? 1))
  const least = Math.min(...bytes)
  const most = Math.max(...bytes)
  if (most < LEAST_GROWTH * least)
    return {
      title: plots.timeByCase,
      x: (index: number) => at(LEFT + (inner.width * (index + 0.5)) / results.length),
      first: submissions.case(results[0]?.ordinal ?? 1),
      last: submissions.case(results.at(-1)?.ordinal ?? 1),
      sizeOf: undefined,
    }
  return {
    title: plots.timeBySize,
    x: (index: number) =>
      at(LEFT + 6 + (inner.width - 12) * logPosition(bytes[index] ?? least, least, most)),
    first: format.bytes(least),
    last: format.bytes(most),
    sizeOf: (index: number) => format.bytes(bytes[index] ?? least),
  }
}

export interface TimePlotProps {
  results: readonly ShownResult[]
  sizes: Sizes | undefined
  limitMs: number
}

export const TimePlot = ({ results, sizes, limitMs }: TimePlotProps) => {
  const { format, parts, plots, submissions, verdicts } = useWords()
  const { milliseconds } = format
  const { title, x, first, last, sizeOf } = useScale(results, sizes)
  const slowest = Math.max(...results.map(({ timeMs }) => timeMs))
  const most = Math.max(slowest, limitMs) * 1.15
  const y = (ms: number) => at(TOP + inner.height * (1 - logPosition(ms, FASTEST_MS, most)))
  return (
    <Figure
      title={title}
      summary={plots.timeSummary(milliseconds(slowest), milliseconds(limitMs))}
      width={WIDTH}
      height={HEIGHT}
      columns={[
        submissions.caseColumn,
        ...(sizeOf ? [plots.inputSize] : []),
        parts.cpuTime,
        parts.verdict,
      ]}
      rows={results.map(({ ordinal, timeMs, verdict }, index) => [
        ordinal,
        ...(sizeOf ? [sizeOf(index)] : []),
        milliseconds(timeMs),
        verdicts.words[verdict],
      ])}
    >
      {ticksBelow(limitMs).map((ms) => (
        <Level key={ms} y={y(ms)} label={milliseconds(ms)} />
      ))}
      <Level y={y(limitMs)} label={milliseconds(limitMs)} name="limit" />
      {results.map(({ ordinal, timeMs, verdict }, index) => (
        <g key={ordinal} class={`point ${verdict}`}>
          <title>{plots.point(ordinal, milliseconds(timeMs), verdicts.words[verdict])}</title>
          <Point x={x(index)} y={y(timeMs)} passed={verdict === 'accepted'} />
        </g>
      ))}
      <text class="axis" x={LEFT} y={HEIGHT - 8}>
        {first}
      </text>
      <text class="axis end" x={WIDTH - RIGHT} y={HEIGHT - 8}>
        {last}
      </text>
    </Figure>
  )
}

const Level = (props: { y: number; label: string; name?: string }) => (
  <g class={props.name ?? 'level'}>
    <line x1={LEFT} x2={WIDTH - RIGHT} y1={props.y} y2={props.y} />
    <text class="axis end" x={LEFT - 6} y={props.y + 4}>
      {props.label}
    </text>
  </g>
)

/** What passed is a dot, what did not a cross. */
const Point = ({ x, y, passed }: { x: number; y: number; passed: boolean }) =>
  passed ? <circle cx={x} cy={y} r={3.5} /> : <path d={`M${x - 4} ${y - 4}l8 8m0-8-8 8`} />

export const StandingPlot = ({ standing, timeMs }: { standing: Standing; timeMs: number }) => {
  const { buckets, others, slower } = standing
  const { format, parts, plots } = useWords()
  const { milliseconds } = format
  const highest = Math.max(...buckets.map(({ solutions }) => solutions))
  const width = inner.width / buckets.length
  const y = (solutions: number) => TOP + inner.height * (1 - solutions / highest)
  const first = buckets[0]?.fromMs ?? 0
  const last = buckets.at(-1)?.toMs ?? 0
  const x = (ms: number) => at(LEFT + inner.width * logPosition(ms, first, last))
  const isOwn = (fromMs: number, toMs: number) =>
    (timeMs >= fromMs || fromMs === first) && (timeMs < toMs || toMs === last)
  return (
    <Figure
      title={plots.among}
      summary={plots.fasterThan(slower, others)}
      width={WIDTH}
      height={HEIGHT}
      columns={[parts.cpuTime, plots.solutions]}
      rows={buckets
        .filter(({ solutions }) => solutions > 0)
        .map(({ fromMs, toMs, solutions }) => [
          plots.range(milliseconds(fromMs), milliseconds(toMs)),
          solutions,
        ])}
    >
      <Level y={TOP + inner.height} label="0" />
      <Level y={TOP} label={format.number(highest)} />
      {buckets.map(({ fromMs, toMs, solutions }, index) => (
        <rect
          key={fromMs}
          class={isOwn(fromMs, toMs) ? 'bar own' : 'bar'}
          x={at(LEFT + index * width + 1)}
          y={at(y(solutions))}
          width={at(width - 2)}
          height={at(TOP + inner.height - y(solutions))}
        >
          <title>{`${plots.range(milliseconds(fromMs), milliseconds(toMs))}: ${format.number(solutions)}`}</title>
        </rect>
      ))}
      <path class="here" d={`M${x(timeMs)} ${TOP + inner.height + 2}l-5 9h10z`} />
      {[1, 10, 100, 1000, 10_000]
        .filter((ms) => ms >= first && ms <= last)
        .map((ms) => (
          <text
            key={ms}
            class={x(ms) > WIDTH - RIGHT - HALF_A_LABEL ? 'axis end' : 'axis middle'}
            x={Math.min(x(ms), WIDTH - 2)}
            y={HEIGHT - 8}
          >
            {milliseconds(ms)}
          </text>
        ))}
    </Figure>
  )
}
