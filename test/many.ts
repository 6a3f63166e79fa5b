/** A judge with years behind it: rows as a crowd of solvers would have left them. */
import type { Sql } from '../server/database.ts'

export interface Crowd {
  users: number
  problems: number
  submissions: number
}

export async function fillDatabase(sql: Sql, { users, problems, submissions }: Crowd) {
  await sql`
    insert into users (handle, email, password_hash)
    select 'solver-' || n, 'solver-' || n || '@example.com', 'none' from generate_series(1, ${users}::int) n`
  await sql`
    insert into problems (slug, title, statement, kind, difficulty, tags, time_limit_ms,
                          memory_limit_mb, output_limit_kb, checker)
    select 'problem-' || n, 'Problem ' || n, 'Read, think, print.', 'stdio',
           (array['easy', 'medium', 'hard'])[1 + n % 3], array['tag-' || n % 40, 'tag-' || n % 7],
           1000, 256, 1024, '{"name": "lines"}'
      from generate_series(1, ${problems}::int) n`
  // One by one they would be checked and tallied one by one.
  await sql`alter table submissions disable trigger all`
  // Everybody tries the first problems, and the last ones are known to few.
  await sql`
    insert into submissions (user_id, problem_id, problem_version, language, code, status, verdict,
                             passed, total, score, time_ms, memory_kb, created_at, judged_at)
    select (select min(id) from users where handle like 'solver-%') + (hash >> 8) % ${users}::int,
           (select min(id) from problems) + floor(${problems}::int * power((hash & 1023) / 1024.0, 2)),
           1, 'javascript', 'console.log(' || n || ')', 'done', verdict,
           case verdict when 'accepted' then 10 else n % 10 end, 10,
           case verdict when 'accepted' then 100 else n % 10 * 10 end,
           1 + (hash >> 4) % 900, 40000, at, at
      from generate_series(1, ${submissions}::int) n,
           lateral (select abs(hashint4(n)::bigint) as hash) h,
           lateral (select now() - interval '1 minute' * (${submissions}::int - n) as at) t,
           lateral (select (array['accepted', 'accepted', 'wrong_answer', 'time_limit_exceeded',
                                  'runtime_error'])[1 + n % 5] as verdict) v`
  await sql`alter table submissions enable trigger all`
  await sql`insert into submission_results (submission_id, ordinal, verdict, time_ms, memory_kb, worker)
            select id, n, verdict, time_ms, memory_kb, 'worker-1'
              from submissions, generate_series(1, 10) n where id <= 100`
  await sql`vacuum analyze submissions, problems, users`
  await sql`select tally_everything()`
  await sql`vacuum analyze problem_tallies, bests, standings`
}
