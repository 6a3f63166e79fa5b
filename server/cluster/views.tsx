import type { WorkerStatus } from '../judging/fleet.ts'
import { useWords } from '../words/use-words.tsx'

export interface FleetProps {
  workers: readonly WorkerStatus[]
  queue: { queued: number; judging: number }
  /** Where a worker is and why it is down describes the network: for admins. */
  showAddresses: boolean
}

export const FleetPage = (props: FleetProps) => (
  <>
    <h1>{useWords().fleet.title}</h1>
    <p class="lead">{useWords().fleet.about}</p>
    <FleetStatus {...props} />
  </>
)

/** Asks for itself again while somebody looks at it. */
export const FleetStatus = ({ workers, queue, showAddresses }: FleetProps) => {
  const { fleet, format } = useWords()
  const up = workers.filter(({ state }) => state === 'up')
  const slots = sum(up.map(({ hello }) => hello?.slots ?? 0))
  const busy = sum(up.map((worker) => worker.busy))
  return (
    <div id="fleet" hx-get="/fleet" hx-trigger="every 2s" hx-swap="outerMorph">
      <dl class="tiles">
        <Tile term={fleet.workersUp} value={fleet.of(up.length, workers.length)} />
        <Tile term={fleet.slotsInUse} value={fleet.of(busy, slots)} />
        <Tile term={fleet.beingJudged} value={format.number(queue.judging)} />
        <Tile term={fleet.waiting} value={format.number(queue.queued)} />
      </dl>
      {workers.length === 0 ? (
        <p class="empty">{fleet.none(<code>WORKERS</code>)}</p>
      ) : (
        <ul class="workers">
          {workers.map((worker, index) => (
            <WorkerCard
              key={worker.address}
              worker={worker}
              // One that was never reached is called by its address, which is for admins.
              name={worker.hello || showAddresses ? worker.name : fleet.worker(index + 1)}
              showAddress={showAddresses}
            />
          ))}
        </ul>
      )}
      <noscript>
        <p>
          <a class="button" href="/fleet">
            {fleet.refresh}
          </a>
        </p>
      </noscript>
    </div>
  )
}

const sum = (numbers: number[]) => numbers.reduce((total, n) => total + n, 0)

const Tile = ({ term, value }: { term: string; value: string }) => (
  <div>
    <dt>{term}</dt>
    <dd>{value}</dd>
  </div>
)

const WorkerCard = (props: { worker: WorkerStatus; name: string; showAddress: boolean }) => {
  const { worker, name, showAddress } = props
  const { address, state, hello, busy, judgedCases, casesPerSecond, reason } = worker
  const { fleet, verdicts } = useWords()
  return (
    <li class={`worker ${state}`}>
      <h2>
        {name} <span class={`state ${state}`}>{fleet.states[state]}</span>
      </h2>
      {showAddress && (
        <p class="muted">
          {address}
          {reason && `: ${reason}`}
        </p>
      )}
      {hello && (
        <>
          <Slots busy={busy} slots={hello.slots} />
          <dl class="pairs">
            <Pair term={fleet.judged}>{fleet.cases(judgedCases)}</Pair>
            <Pair term={fleet.pace}>{fleet.casesPerSecond(casesPerSecond)}</Pair>
            <Pair term={fleet.languages}>
              {hello.languages.map((language) => verdicts.languages[language]).join(', ')}
            </Pair>
            <Pair term={fleet.version}>{`${hello.version}, ${hello.runtime}`}</Pair>
          </dl>
          <Walls isolation={hello.isolation} />
        </>
      )}
    </li>
  )
}

const Pair = ({ term, children }: { term: string; children: string }) => (
  <div>
    <dt>{term}</dt>
    <dd>{children}</dd>
  </div>
)

const Slots = ({ busy, slots }: { busy: number; slots: number }) => (
  <div class="slots">
    <span class="visually-hidden">{useWords().fleet.slots(busy, slots)}</span>
    {Array.from({ length: slots }, (_, index) => (
      <span key={index} class={index < busy ? 'slot busy' : 'slot'} aria-hidden="true" />
    ))}
    <span class="muted" aria-hidden="true">
      {useWords().fleet.slots(busy, slots)}
    </span>
  </div>
)

type Isolation = NonNullable<WorkerStatus['hello']>['isolation']

const Walls = ({ isolation }: { isolation: Isolation }) => {
  const { fleet } = useWords()
  const held = isolation.walls.filter((wall) => wall.held).length
  return (
    <details class="walls">
      <summary>
        {fleet.walls(held, isolation.walls.length)}, {fleet.levels[isolation.level]}
      </summary>
      <ul>
        {isolation.walls.map((wall) => (
          <li key={wall.name} class={wall.held ? 'held' : 'missing'}>
            {wall.name}
            {!wall.held && ` ${fleet.notHere}`}
          </li>
        ))}
      </ul>
    </details>
  )
}
