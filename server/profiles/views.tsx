import { DifficultyLabel } from '../problems/views.tsx'
import { SubmissionTable } from '../submissions/list-views.tsx'
import type { SubmissionSummary } from '../submissions/queries.ts'
import { count, DateTime } from '../ui/format.tsx'
import { HeatMap } from './heat-map.tsx'
import type { Profile } from './queries.ts'

export interface ProfileProps {
  profile: Profile
  recent: readonly SubmissionSummary[]
  today: Date
}

export const ProfilePage = ({ profile, recent, today }: ProfileProps) => (
  <>
    <header>
      <h1>{profile.handle}</h1>
      <p class="muted">
        Here since <DateTime date={profile.createdAt} /> ·{' '}
        {count(profile.submissionCount, 'submission')}
      </p>
    </header>
    {profile.difficulties.length > 0 && (
      <section aria-labelledby="solved">
        <h2 id="solved">Solved</h2>
        <dl class="tiles">
          {profile.difficulties.map(({ difficulty, solved, total }) => (
            <div key={difficulty}>
              <dt>
                <DifficultyLabel difficulty={difficulty} />
              </dt>
              <dd>
                {solved} <span class="of">of {total}</span>
              </dd>
            </div>
          ))}
        </dl>
      </section>
    )}
    <HeatMap days={profile.days} today={today} />
    <section aria-labelledby="recent">
      <h2 id="recent">Recent submissions</h2>
      {recent.length === 0 ? (
        <p class="empty">Nothing submitted yet.</p>
      ) : (
        <>
          <SubmissionTable submissions={recent} />
          <p class="paging">
            <a class="button" href={`/submissions?user=${profile.handle}`}>
              All submissions
            </a>
          </p>
        </>
      )}
    </section>
  </>
)
