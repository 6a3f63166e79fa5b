import { LANGUAGES } from '../../shared/messages.ts'
import { VERDICTS, type Verdict } from '../../shared/verdict.ts'
import type { FieldError } from '../errors.ts'
import { FormErrors } from '../ui/form.tsx'
import { DateTime } from '../ui/format.tsx'
import { FilterChoice, FilterText, List, Table } from '../ui/list.tsx'
import { VerdictBadge } from '../ui/verdict.tsx'
import { useWords } from '../words/use-words.tsx'
import type { Change, RejudgeFilter, RejudgeSummary, Touched } from './queries.ts'

export interface RejudgesProps {
  filter: RejudgeFilter
  /** Null: nothing was asked for yet. */
  touched: Touched | null
  errors?: readonly FieldError[]
  rejudges: readonly RejudgeSummary[]
  next: string | null
}

export const RejudgesPage = ({ filter, touched, errors = [], rejudges, next }: RejudgesProps) => {
  const { rejudges: words } = useWords()
  return (
    <>
      <h1>{words.title}</h1>
      <p class="lead">{words.about}</p>
      <section aria-labelledby="choose">
        <h2 id="choose">{words.choose}</h2>
        <FormErrors errors={errors} shown={[]} />
        <Filter filter={filter} />
        {touched && <Preview filter={filter} touched={touched} />}
      </section>
      <section aria-labelledby="earlier">
        <h2 id="earlier">{words.earlier}</h2>
        <Rejudges rejudges={rejudges} next={next} />
      </section>
    </>
  )
}

/** What a field of the browser takes: minutes, without a zone. */
const minutes = (moment: string | undefined) => moment?.slice(0, 16)

const Filter = ({ filter }: Pick<RejudgesProps, 'filter'>) => {
  const { parts, verdicts, rejudges } = useWords()
  return (
    <form class="filters" action="/admin/rejudges">
      <FilterText name="problem" label={parts.problem} value={filter.problem} />
      <FilterText name="user" label={parts.handle} value={filter.user} />
      <FilterChoice
        name="verdict"
        label={parts.verdict}
        value={filter.verdict}
        options={VERDICTS.toReversed().map((one) => [one, verdicts.words[one]])}
      />
      <FilterChoice
        name="language"
        label={parts.language}
        value={filter.language}
        options={LANGUAGES.map((one) => [one, verdicts.languages[one]])}
      />
      <Moment name="from" label={rejudges.from} value={minutes(filter.from)} />
      <Moment name="until" label={rejudges.until} value={minutes(filter.until)} />
      <button type="submit" name="preview" value="1">
        {rejudges.preview}
      </button>
    </form>
  )
}

const Moment = (props: { name: string; label: string; value: string | undefined }) => (
  <div class="field">
    <label for={props.name}>{props.label}</label>
    <input id={props.name} name={props.name} type="datetime-local" value={props.value} />
  </div>
)

const Preview = ({ filter, touched }: { filter: RejudgeFilter; touched: Touched }) => {
  const { rejudges: words, format } = useWords()
  const { submissions, users, problems, verdicts } = touched
  if (submissions === 0) return <p class="empty">{words.noneMatches}</p>
  return (
    <div class="notice" role="status">
      <p>{words.would(submissions, users, problems)}</p>
      <ul class="plain">
        {verdicts.map((one) => (
          <li key={one.verdict}>
            <VerdictBadge verdict={one.verdict} /> {format.number(one.submissions)}
          </li>
        ))}
      </ul>
      <form method="post" action="/admin/rejudges">
        {Object.entries(filter).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <button class="primary" type="submit">
          {words.start(submissions)}
        </button>
      </form>
    </div>
  )
}

const Rejudges = ({ rejudges, next }: Pick<RejudgesProps, 'rejudges' | 'next'>) => {
  const { rejudges: words } = useWords()
  return (
    <List
      rows={rejudges}
      columns={[
        { name: words.number, number: true },
        words.filter,
        words.state,
        { name: words.judged, number: true },
        { name: words.changed, number: true },
        words.by,
        words.begun,
      ]}
      empty={words.none}
      next={next}
    >
      {(rejudge) => <RejudgeRow key={rejudge.id} rejudge={rejudge} />}
    </List>
  )
}

const RejudgeRow = ({ rejudge }: { rejudge: RejudgeSummary }) => {
  const { rejudges: words, format } = useWords()
  const { id, filter, state, judged, total, changed, handle, createdAt } = rejudge
  return (
    <tr>
      <th scope="row" class="number">
        <a href={`/admin/rejudges/${id}`}>{id}</a>
      </th>
      <td>
        <FilterWords filter={filter} />
      </td>
      <td>{words.states[state]}</td>
      <td class="number">
        {format.number(judged)} / {format.number(total)}
      </td>
      <td class="number">{format.number(changed)}</td>
      <td>{handle}</td>
      <td class="muted">
        <DateTime date={createdAt} />
      </td>
    </tr>
  )
}

const FilterWords = ({ filter }: { filter: RejudgeFilter }) => {
  const { rejudges, verdicts } = useWords()
  const { problem, user, verdict, language, from, until } = filter
  const said = [
    problem,
    user,
    verdict && verdicts.words[verdict],
    language && verdicts.languages[language],
    (from ?? until) && `${from ?? ''} – ${until ?? ''}`,
  ].filter(Boolean)
  return <>{said.length === 0 ? rejudges.all : said.join(', ')}</>
}

/** How far it is, what has changed, and what is to become of it. */
export const RejudgePage = (props: { rejudge: RejudgeSummary; changes: readonly Change[] }) => {
  const { rejudge, changes } = props
  const { rejudges: words } = useWords()
  const { id, filter, state, judged, total, changed } = rejudge
  return (
    <>
      <h1>{words.one(id)}</h1>
      <p class="muted">
        <FilterWords filter={filter} />
      </p>
      {state !== 'trying' && (
        <p class="notice done" role="status">
          {words[state]}
        </p>
      )}
      <p>
        <progress max={total} value={judged} aria-label={words.judged} />{' '}
        {words.judgedOf(judged, total)}
      </p>
      {state === 'trying' && <Decision id={id} through={judged === total} />}
      <h2>{words.changes(changed)}</h2>
      {changes.length === 0 ? (
        <p class="empty">{judged === total ? words.noChange : words.noChangeYet}</p>
      ) : (
        <Changes changes={changes} />
      )}
    </>
  )
}

const Decision = ({ id, through }: { id: number; through: boolean }) => {
  const { rejudges: words } = useWords()
  return (
    <div class="actions">
      {through && (
        <form method="post" action={`/admin/rejudges/${id}/apply`}>
          <button class="primary" type="submit" title={words.applyMeans}>
            {words.apply}
          </button>
        </form>
      )}
      <form method="post" action={`/admin/rejudges/${id}/drop`}>
        <button type="submit" title={words.dropMeans}>
          {words.drop}
        </button>
      </form>
    </div>
  )
}

const Changes = ({ changes }: { changes: readonly Change[] }) => {
  const { rejudges: words, parts } = useWords()
  return (
    <Table
      columns={[
        { name: words.submission, number: true },
        parts.problem,
        parts.handle,
        words.before,
        words.after,
        { name: words.trial, hidden: true },
      ]}
    >
      {changes.map((one) => (
        <tr key={one.submissionId}>
          <th scope="row" class="number">
            <a href={`/submissions/${one.submissionId}`}>{one.submissionId}</a>
          </th>
          <td>
            <a href={`/problems/${one.slug}`}>{one.title}</a>
          </td>
          <td>{one.handle}</td>
          <td>
            <Scored verdict={one.oldVerdict} score={one.oldScore} />
          </td>
          <td>
            <Scored verdict={one.newVerdict} score={one.newScore} />
          </td>
          <td>{one.trialId && <a href={`/submissions/${one.trialId}`}>{words.trial}</a>}</td>
        </tr>
      ))}
    </Table>
  )
}

const Scored = ({ verdict, score }: { verdict: Verdict; score: number }) => (
  <>
    <VerdictBadge verdict={verdict} /> <span class="muted">{useWords().rejudges.score(score)}</span>
  </>
)
