import { DIFFICULTIES, type Difficulty } from '../packages/draft.ts'
import { percent } from '../ui/format.tsx'
import { Dot, Tick } from '../ui/icons.tsx'
import { listPath } from '../ui/paging.ts'
import type { Order } from './order.ts'
import type { ProblemSummary } from './queries.ts'

export interface ListFilter {
  q?: string | undefined
  tag?: string | undefined
  difficulty?: Difficulty | undefined
  sort?: Order | undefined
}

export interface ProblemListProps {
  problems: readonly ProblemSummary[]
  tags: readonly string[]
  filter: ListFilter
  /** The address of the page after this one. */
  next: string | null
}

export const ProblemListPage = (props: ProblemListProps) => (
  <>
    <h1>Problems</h1>
    <FilterForm {...props} />
    <ProblemList {...props} />
  </>
)

const FilterForm = ({ tags, filter }: ProblemListProps) => (
  <search>
    <form
      class="filters"
      action="/problems"
      hx-get="/problems"
      hx-trigger="submit, change, input delay:300ms"
      hx-target="#problems"
      hx-swap="outerHTML"
      hx-push-url="true"
      hx-sync="this:replace"
    >
      <div class="field">
        <label for="q">Search</label>
        <input id="q" name="q" type="search" value={filter.q} placeholder="Title" />
      </div>
      <div class="field">
        <label for="difficulty">Difficulty</label>
        <select id="difficulty" name="difficulty">
          <option value="">Any</option>
          {DIFFICULTIES.map((name) => (
            <option key={name} value={name} selected={name === filter.difficulty}>
              {capitalized(name)}
            </option>
          ))}
        </select>
      </div>
      <div class="field">
        <label for="tag">Tag</label>
        <select id="tag" name="tag">
          <option value="">Any</option>
          {tags.map((name) => (
            <option key={name} value={name} selected={name === filter.tag}>
              {name}
            </option>
          ))}
        </select>
      </div>
      {filter.sort && <input type="hidden" name="sort" value={filter.sort} />}
      <button type="submit">Search</button>
    </form>
  </search>
)

export const ProblemList = ({ problems, filter, next }: ProblemListProps) => (
  <div id="problems">
    {problems.length === 0 ? (
      <p class="empty">
        No problem matches. <a href="/problems">Show all</a>
      </p>
    ) : (
      <table class="list problems">
        <thead>
          <tr>
            <SortHeader label="Title" by="title" filter={filter} />
            <SortHeader label="Difficulty" by="difficulty" filter={filter} />
            <th scope="col">Tags</th>
            <SortHeader label="Accepted" by="acceptance" filter={filter} number />
          </tr>
        </thead>
        <tbody>
          {problems.map((problem) => (
            <ProblemRow key={problem.slug} problem={problem} />
          ))}
        </tbody>
      </table>
    )}
    {next && (
      <p class="paging">
        <a class="button" rel="next" href={next}>
          Next page
        </a>
      </p>
    )}
  </div>
)

/** Sorts by its column, and the second time the other way round. The next page goes on from there. */
const SortHeader = (props: {
  label: string
  by: 'title' | 'difficulty' | 'acceptance'
  filter: ListFilter
  number?: boolean
}) => {
  const { label, by, filter, number = false } = props
  const { sort } = filter
  // Whoever looks for the acceptance looks for what is solved often, first.
  const [first, second] =
    by === 'acceptance' ? ([`-${by}`, by] as const) : ([by, `-${by}`] as const)
  const sorted = sort === by ? 'ascending' : sort === `-${by}` ? 'descending' : undefined
  const path = listPath('/problems', { ...filter, sort: sort === first ? second : first })
  return (
    <th scope="col" class={number ? 'number' : undefined} aria-sort={sorted}>
      <a class={`sort ${sorted ?? ''}`} href={path}>
        {label}
      </a>
    </th>
  )
}

const ProblemRow = ({ problem }: { problem: ProblemSummary }) => (
  <tr>
    <th scope="row">
      <a href={`/problems/${problem.slug}`}>{problem.title}</a>{' '}
      <Progress solved={problem.solved} tried={problem.tried} />
    </th>
    <td>
      <DifficultyLabel difficulty={problem.difficulty} />
    </td>
    <td>
      <Tags tags={problem.tags} />
    </td>
    <td class="number">
      {problem.submissionCount === 0 ? (
        <span class="muted">
          <span aria-hidden="true">–</span>
          <span class="visually-hidden">nothing submitted yet</span>
        </span>
      ) : (
        <>
          {percent(problem.acceptedCount, problem.submissionCount)}
          <span class="muted"> of {problem.submissionCount.toLocaleString('en')}</span>
        </>
      )}
    </td>
  </tr>
)

export const Progress = ({ solved, tried }: { solved: boolean; tried: boolean }) => {
  if (!tried) return null
  return (
    <span class={solved ? 'progress solved' : 'progress tried'}>
      {solved ? <Tick /> : <Dot />}
      {solved ? 'Solved' : 'Tried'}
    </span>
  )
}

export const DifficultyLabel = ({ difficulty }: { difficulty: Difficulty }) => (
  <span class={`difficulty ${difficulty}`}>{capitalized(difficulty)}</span>
)

export const Tags = ({ tags }: { tags: readonly string[] }) =>
  tags.length === 0 ? null : (
    <ul class="tags" aria-label="Tags">
      {tags.map((tag) => (
        <li key={tag}>
          <a href={`/problems?tag=${encodeURIComponent(tag)}`}>{tag}</a>
        </li>
      ))}
    </ul>
  )

const capitalized = (word: string) => word[0]?.toUpperCase() + word.slice(1)
