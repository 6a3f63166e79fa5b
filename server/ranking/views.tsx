import { List } from '../ui/list.tsx'
import { useWords } from '../words/use-words.tsx'
import type { Ranked, Ranking } from './queries.ts'

export interface RankingProps {
  by: Ranking
  ranking: readonly Ranked[]
  /** The handle of the reader, whose row is marked. */
  me: string | null
}

export const RankingPage = ({ by, ranking: rows, me }: RankingProps) => {
  const { format, parts, ranking } = useWords()
  return (
    <>
      <h1>{ranking.title}</h1>
      <p class="lead">{ranking.about}</p>
      <List
        kind="ranking"
        rows={rows}
        empty={ranking.nobody}
        columns={[
          { name: ranking.place, number: true },
          parts.handle,
          <OrderHeader key="solved" label={ranking.solved} by="solved" now={by} />,
          <OrderHeader key="score" label={ranking.score} by="score" now={by} />,
        ]}
      >
        {({ place, handle, solved, score }) => (
          <tr key={handle} class={handle === me ? 'me' : undefined}>
            <td class="number">{format.number(place)}</td>
            <th scope="row">
              <a href={`/users/${handle}`}>{handle}</a>
              {handle === me && <span class="muted"> {ranking.you}</span>}
            </th>
            <td class="number">{format.number(solved)}</td>
            <td class="number">{format.number(score)}</td>
          </tr>
        )}
      </List>
    </>
  )
}

const OrderHeader = ({ label, by, now }: { label: string; by: Ranking; now: Ranking }) => (
  <th scope="col" class="number" aria-sort={by === now ? 'descending' : undefined}>
    <a class={by === now ? 'sort descending' : 'sort'} href={`/ranking?by=${by}`}>
      {label}
    </a>
  </th>
)
