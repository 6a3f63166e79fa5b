import type { Ranked, Ranking } from './queries.ts'

export interface RankingProps {
  by: Ranking
  ranking: readonly Ranked[]
  /** The handle of the reader, whose row is marked. */
  me: string | null
}

export const RankingPage = ({ by, ranking, me }: RankingProps) => (
  <>
    <h1>Ranking</h1>
    <p class="lead">
      The score adds up the best score of each problem, 100 for one that is solved. Those who are
      equal share a place.
    </p>
    {ranking.length === 0 ? (
      <p class="empty">Nobody has solved a problem yet.</p>
    ) : (
      <table class="list ranking">
        <thead>
          <tr>
            <th scope="col" class="number">
              Place
            </th>
            <th scope="col">Handle</th>
            <OrderHeader label="Solved" by="solved" now={by} />
            <OrderHeader label="Score" by="score" now={by} />
          </tr>
        </thead>
        <tbody>
          {ranking.map(({ place, handle, solved, score }) => (
            <tr key={handle} class={handle === me ? 'me' : undefined}>
              <td class="number">{place}</td>
              <th scope="row">
                <a href={`/users/${handle}`}>{handle}</a>
                {handle === me && <span class="muted"> (you)</span>}
              </th>
              <td class="number">{solved.toLocaleString('en')}</td>
              <td class="number">{score.toLocaleString('en')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    )}
  </>
)

const OrderHeader = ({ label, by, now }: { label: string; by: Ranking; now: Ranking }) => (
  <th scope="col" class="number" aria-sort={by === now ? 'descending' : undefined}>
    <a class={by === now ? 'sort descending' : 'sort'} href={`/ranking?by=${by}`}>
      {label}
    </a>
  </th>
)
