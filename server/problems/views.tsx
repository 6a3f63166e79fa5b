import { DIFFICULTIES, type Difficulty } from '../packages/draft.ts'
import { Dot, Tick } from '../ui/icons.tsx'
import { FilterChoice, FilterForm, FilterText, List } from '../ui/list.tsx'
import { listPath } from '../ui/paging.ts'
import { useWords } from '../words/use-words.tsx'
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
    <h1>{useWords().problems.title}</h1>
    <Filter {...props} />
    <ProblemList {...props} />
  </>
)

const Filter = ({ tags, filter }: ProblemListProps) => {
  const { parts, problems } = useWords()
  return (
    <FilterForm
      action="/problems"
      target="problems"
      trigger="submit, change, input delay:300ms"
      button={parts.search}
    >
      <FilterText
        name="q"
        label={parts.search}
        value={filter.q}
        placeholder={problems.titleField}
      />
      <FilterChoice
        name="difficulty"
        label={parts.difficulty}
        value={filter.difficulty}
        options={DIFFICULTIES.map((name) => [name, parts.difficulties[name]])}
      />
      <FilterChoice
        name="tag"
        label={problems.tag}
        value={filter.tag}
        options={tags.map((name) => [name, name])}
      />
      {filter.sort && <input type="hidden" name="sort" value={filter.sort} />}
    </FilterForm>
  )
}

export const ProblemList = (props: Pick<ProblemListProps, 'problems' | 'filter' | 'next'>) => {
  const { problems: rows, filter, next } = props
  const { parts, problems } = useWords()
  return (
    <div id="problems">
      <List
        kind="problems"
        rows={rows}
        empty={
          <>
            {problems.none} <a href="/problems">{problems.showAll}</a>
          </>
        }
        columns={[
          <SortHeader key="title" label={problems.titleField} by="title" filter={filter} />,
          <SortHeader key="difficulty" label={parts.difficulty} by="difficulty" filter={filter} />,
          parts.tags,
          <SortHeader
            key="acceptance"
            label={problems.accepted}
            by="acceptance"
            filter={filter}
            number
          />,
        ]}
        next={next}
      >
        {(problem) => <ProblemRow key={problem.slug} problem={problem} />}
      </List>
    </div>
  )
}

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

const ProblemRow = ({ problem }: { problem: ProblemSummary }) => {
  const { format, problems } = useWords()
  return (
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
            <span class="visually-hidden">{problems.nothingSubmitted}</span>
          </span>
        ) : (
          <>
            {format.percent(problem.acceptedCount, problem.submissionCount)}
            <span class="muted">{problems.ofSubmissions(problem.submissionCount)}</span>
          </>
        )}
      </td>
    </tr>
  )
}

export const Progress = ({ solved, tried }: { solved: boolean; tried: boolean }) => {
  const { problems } = useWords()
  if (!tried) return null
  return (
    <span class={solved ? 'progress solved' : 'progress tried'}>
      {solved ? <Tick /> : <Dot />}
      {solved ? problems.solved : problems.tried}
    </span>
  )
}

export const DifficultyLabel = ({ difficulty }: { difficulty: Difficulty }) => (
  <span class={`difficulty ${difficulty}`}>{useWords().parts.difficulties[difficulty]}</span>
)

export const Tags = ({ tags }: { tags: readonly string[] }) => {
  const { parts } = useWords()
  if (tags.length === 0) return null
  return (
    <ul class="tags" aria-label={parts.tags}>
      {tags.map((tag) => (
        <li key={tag}>
          <a href={`/problems?tag=${encodeURIComponent(tag)}`}>{tag}</a>
        </li>
      ))}
    </ul>
  )
}
