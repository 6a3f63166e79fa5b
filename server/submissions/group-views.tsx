import type { GroupScore } from '../judging/score.ts'
import { Table } from '../ui/list.tsx'
import { VerdictBadge } from '../ui/verdict.tsx'
import { useWords } from '../words/use-words.tsx'

/** The score by group, for a problem that has groups. */
export const GroupTable = ({ groups }: { groups: readonly GroupScore[] }) => {
  const { parts, submissions } = useWords()
  if (groups.length === 0) return null
  return (
    <section aria-labelledby="groups">
      <h3 id="groups">{submissions.groups}</h3>
      <Table
        kind="groups"
        columns={[submissions.group, parts.verdict, { name: submissions.points, number: true }]}
      >
        {groups.map(({ name, score, points, verdict }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td>
              {verdict ? (
                <VerdictBadge verdict={verdict} />
              ) : (
                <span class="muted">{submissions.notJudged}</span>
              )}
            </td>
            <td class="number">
              {Number(score.toFixed(2))}
              <span class="muted">{submissions.ofPoints(String(Number(points.toFixed(2))))}</span>
            </td>
          </tr>
        ))}
      </Table>
    </section>
  )
}
