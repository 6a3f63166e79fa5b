import type { WorkerStatus } from '../judging/fleet.ts'
import { count } from '../ui/format.tsx'
import { LANGUAGE_WORDS } from '../ui/language.ts'

export interface FleetProps {
  workers: readonly WorkerStatus[]
  queue: { queued: number; judging: number }
  /** Where a worker is and why it is down describes the network: for admins. */
  showAddresses: boolean
}

export const FleetPage = (props: FleetProps) => (
  <>
    <h1>Fleet</h1>
    <p class="lead">
      Every submission is split over these workers. A worker runs a share of the test cases, each in
      a process of its own behind several walls, and reports every result as soon as it has it.
    </p>
    <FleetStatus {...props} />
  </>
)

/** Asks for itself again while somebody looks at it. */
export const FleetStatus = ({ workers, queue, showAddresses }: FleetProps) => {
  const up = workers.filter(({ state }) => state === 'up')
  const slots = sum(up.map(({ hello }) => hello?.slots ?? 0))
  const busy = sum(up.map((worker) => worker.busy))
  return (
    <div id="fleet" hx-get="/fleet" hx-trigger="every 2s" hx-swap="outerMorph">
      <dl class="tiles">
        <Tile term="Workers up" value={`${up.length} of ${workers.length}`} />
        <Tile term="Slots in use" value={`${busy} of ${slots}`} />
        <Tile term="Being judged" value={String(queue.judging)} />
        <Tile term="Waiting in the queue" value={String(queue.queued)} />
      </dl>
      {workers.length === 0 ? (
        <p class="empty">
          This orchestrator knows no worker. Set <code>WORKERS</code> to their addresses.
        </p>
      ) : (
        <ul class="workers">
          {workers.map((worker, index) => (
            <WorkerCard
              key={worker.address}
              worker={worker}
              // One that was never reached is called by its address, which is for admins.
              name={worker.hello || showAddresses ? worker.name : `Worker ${index + 1}`}
              showAddress={showAddresses}
            />
          ))}
        </ul>
      )}
      <noscript>
        <p>
          <a class="button" href="/fleet">
            Refresh
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

const STATE_WORDS = { up: 'Up', draining: 'Finishing its work', down: 'Down' } as const

const WorkerCard = (props: { worker: WorkerStatus; name: string; showAddress: boolean }) => {
  const { worker, name, showAddress } = props
  const { address, state, hello, busy, judgedCases, reason } = worker
  return (
    <li class={`worker ${state}`}>
      <h2>
        {name} <span class={`state ${state}`}>{STATE_WORDS[state]}</span>
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
            <Pair term="Judged">{count(judgedCases, 'case')}</Pair>
            <Pair term="Languages">
              {hello.languages.map((language) => LANGUAGE_WORDS[language]).join(', ')}
            </Pair>
            <Pair term="Version">{`${hello.version}, ${hello.runtime}`}</Pair>
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
    <span class="visually-hidden">
      {busy} of {count(slots, 'slot')} in use
    </span>
    {Array.from({ length: slots }, (_, index) => (
      <span key={index} class={index < busy ? 'slot busy' : 'slot'} aria-hidden="true" />
    ))}
    <span class="muted" aria-hidden="true">
      {busy} of {count(slots, 'slot')} in use
    </span>
  </div>
)

type Isolation = NonNullable<WorkerStatus['hello']>['isolation']

const Walls = ({ isolation }: { isolation: Isolation }) => {
  const held = isolation.walls.filter((wall) => wall.held).length
  return (
    <details class="walls">
      <summary>
        {held} of {count(isolation.walls.length, 'wall')} hold,{' '}
        {isolation.level === 'namespaces' ? 'in namespaces of its own' : 'as a plain process'}
      </summary>
      <ul>
        {isolation.walls.map((wall) => (
          <li key={wall.name} class={wall.held ? 'held' : 'missing'}>
            {wall.name}
            {!wall.held && ' (not on this machine)'}
          </li>
        ))}
      </ul>
    </details>
  )
}
