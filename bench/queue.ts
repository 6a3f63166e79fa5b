import { addProblem, type MeasuredJudge, startMeasuredJudge, TRIVIAL } from './judge.ts'
import { type Bench, median, timed } from './measure.ts'
import { startSleepers } from './sleepers.ts'

const WORKERS = 4

/** Submissions a second, from many that all wait at once. */
async function drain(judge: MeasuredJudge, count: number): Promise<number> {
  const { sql } = judge
  await sql`
    insert into submissions (user_id, problem_id, problem_version, language, code, total)
    select (select min(id) from users), id, version, 'javascript', ${TRIVIAL}, 1
      from problems, generate_series(1, ${count}::int) where slug = 'one'`
  // Autovacuum does it every minute; a judge that has just begun still plans for empty tables.
  await sql`vacuum analyze`
  const ms = await timed(async () => {
    await sql`notify submission_queued`
    for (;;) {
      const [left] = await sql`select 1 from submissions where status <> 'done' limit 1`
      if (!left) break
      await new Promise((resolve) => setTimeout(resolve, 10))
    }
  })
  return (1_000 * count) / ms
}

export const queue: Bench = {
  name: 'queue',
  question: `Is a long queue as fast as a short one? (${WORKERS} workers that do nothing)`,
  async run(effort) {
    const judge = await startMeasuredJudge(startSleepers(WORKERS, 0))
    const [few, many] = effort === 'full' ? [100, 10_000] : [100, 1_000]
    try {
      await addProblem(judge, 'one', 1)
      await drain(judge, few)
      const short: number[] = []
      const long: number[] = []
      for (let round = 0; round < 3; round += 1) {
        for (let at = 0; at < 3; at += 1) short.push(await drain(judge, few))
        long.push(await drain(judge, many))
      }
      return [
        {
          what: `a queue of ${many}`,
          unit: 'submissions/s',
          ours: median(long),
          against: `a queue of ${few}`,
          baseline: median(short),
          moreIsBetter: true,
          goal: 0.9,
          unsteady: true,
        },
      ]
    } finally {
      await judge.stop()
    }
  },
}
