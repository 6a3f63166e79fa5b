import type { GroupScore } from '../judging/score.ts'
import { VerdictBadge } from '../ui/verdict.tsx'

/** The score by group, for a problem that has groups. */
export const GroupTable = ({ groups }: { groups: readonly GroupScore[] }) =>
  groups.length === 0 ? null : (
    <section aria-labelledby="groups">
      <h3 id="groups">Score by group</h3>
      <table class="list groups">
        <thead>
          <tr>
            <th scope="col">Group</th>
            <th scope="col">Verdict</th>
            <th scope="col" class="number">
              Points
            </th>
          </tr>
        </thead>
        <tbody>
          {groups.map(({ name, score, points, verdict }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>
                {verdict ? (
                  <VerdictBadge verdict={verdict} />
                ) : (
                  <span class="muted">Not judged: a group it requires was not passed</span>
                )}
              </td>
              <td class="number">
                {Number(score.toFixed(2))}
                <span class="muted"> of {Number(points.toFixed(2))}</span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
