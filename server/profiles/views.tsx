import { Tokens, type TokensProps } from '../account/token-views.tsx'
import { DifficultyLabel } from '../problems/views.tsx'
import { SubmissionTable } from '../submissions/list-views.tsx'
import type { SubmissionSummary } from '../submissions/queries.ts'
import { DateTime } from '../ui/format.tsx'
import { useWords } from '../words/use-words.tsx'
import { HeatMap } from './heat-map.tsx'
import type { Profile } from './queries.ts'

export interface ProfileProps {
  profile: Profile
  recent: readonly SubmissionSummary[]
  today: Date
  /** Null on the page of somebody else. */
  tokens: TokensProps | null
}

export const ProfilePage = ({ profile, recent, today, tokens }: ProfileProps) => {
  const t = useWords()
  return (
    <>
      <header>
        <h1>{profile.handle}</h1>
        <p class="muted">
          {t.profile.hereSince(<DateTime date={profile.createdAt} />, profile.submissionCount)}
        </p>
      </header>
      {profile.difficulties.length > 0 && (
        <section aria-labelledby="solved">
          <h2 id="solved">{t.profile.solved}</h2>
          <dl class="tiles">
            {profile.difficulties.map(({ difficulty, solved, total }) => (
              <div key={difficulty}>
                <dt>
                  <DifficultyLabel difficulty={difficulty} />
                </dt>
                <dd>
                  {t.format.number(solved)} <span class="of">{t.profile.ofTotal(total)}</span>
                </dd>
              </div>
            ))}
          </dl>
        </section>
      )}
      <HeatMap days={profile.days} today={today} />
      <section aria-labelledby="recent">
        <h2 id="recent">{t.profile.recent}</h2>
        <SubmissionTable
          submissions={recent}
          empty={t.profile.nothing}
          next={recent.length > 0 ? `/submissions?user=${profile.handle}` : null}
          more={t.profile.all}
        />
      </section>
      {tokens && (
        <div class="settings">
          <Tokens {...tokens} />
        </div>
      )}
    </>
  )
}
