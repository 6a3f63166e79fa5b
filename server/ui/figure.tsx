import type { ComponentChildren } from 'preact'
import { useWords } from '../words/use-words.tsx'

export interface FigureProps {
  title: string
  /** What the picture shows, in a sentence. */
  summary: string
  /** The shapes, in the coordinates of `width` and `height`. */
  children: ComponentChildren
  width: number
  height: number
  columns: readonly string[]
  rows: readonly (readonly (string | number)[])[]
}

/** A picture made of numbers, and the numbers as a table for whoever would rather read them. */
export const Figure = ({ title, summary, children, width, height, columns, rows }: FigureProps) => {
  const { parts } = useWords()
  return (
    <figure class="figure">
      <figcaption>
        <h3>{title}</h3>
        <p class="muted">{summary}</p>
      </figcaption>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a wide one scrolls, by keyboard too */}
      <section class="scroll" tabIndex={0} aria-label={title}>
        <svg
          class="plot"
          viewBox={`0 0 ${width} ${height}`}
          width={width}
          height={height}
          role="img"
        >
          <title>{`${title}: ${summary}`}</title>
          {children}
        </svg>
      </section>
      <details>
        <summary>{parts.asTable}</summary>
        <table class="figure-table">
          <thead>
            <tr>
              {columns.map((name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(([first, ...others]) => (
              <tr key={first}>
                <th scope="row">{first}</th>
                {others.map((value, index) => (
                  <td key={index}>{value}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  )
}
