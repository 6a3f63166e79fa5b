-- What each user has reached in each problem, so that a verdict changes the standings by what is new
-- and does not count all that its user has ever submitted: that would make a judge slower for those
-- who use it most. It follows from other tables, as standings do: backups leave it out.
create table bests (
  user_id    bigint not null references users on delete cascade,
  problem_id bigint not null references problems on delete cascade,
  score      integer not null default 0,
  solved     boolean not null default false,
  -- Whether the problem is public: only then the standings have it.
  counts     boolean not null,
  primary key (user_id, problem_id)
) with (fillfactor = 70);
create index bests_problem on bests (problem_id);

-- Standings follow bests: what was is taken off (-1), what is now is added (1).
create function tally_bests() returns trigger language plpgsql as $$
declare
  direction integer := tg_argv[0];
begin
  if not exists (select from changed where counts) then
    return null;
  end if;
  if direction = 1 then
    insert into standings (user_id)
    select distinct user_id from changed where counts order by user_id
        on conflict do nothing;
  end if;
  perform from standings where user_id in (select user_id from changed where counts)
    order by user_id for update;
  update standings t
     set solved = t.solved + direction * c.solved, score = t.score + direction * c.score
    from (select user_id, count(*) filter (where solved) as solved, sum(score) as score
            from changed where counts group by user_id) c
   where t.user_id = c.user_id and (c.solved, c.score) <> (0, 0);
  return null;
end $$;
create trigger tally_1_deleted after delete on bests
  referencing old table as changed for each statement execute function tally_bests('-1');
create trigger tally_2_before after update on bests
  referencing old table as changed for each statement execute function tally_bests('-1');
create trigger tally_3_after after update on bests
  referencing new table as changed for each statement execute function tally_bests('1');
create trigger tally_4_inserted after insert on bests
  referencing new table as changed for each statement execute function tally_bests('1');

-- Takes what submissions were out of the tallies (-1), or what they are into them (1).
create or replace function tally_submissions() returns trigger language plpgsql as $$
declare
  direction integer := tg_argv[0];
begin
  if not exists (select from changed where verdict is not null and purpose = 'solve') then
    return null;
  end if;
  perform from problem_tallies
    where problem_id in (select problem_id from changed where verdict is not null)
    order by problem_id for update;
  update problem_tallies t
     set submission_count = t.submission_count + direction * c.submissions,
         accepted_count = t.accepted_count + direction * c.accepted
    from (select problem_id, count(*) as submissions,
                 count(*) filter (where verdict = 'accepted') as accepted
            from changed
           where verdict is not null and purpose = 'solve'
           group by problem_id) c
   where t.problem_id = c.problem_id;
  if direction = 1 then
    -- A verdict more can only raise what was best.
    insert into bests as b (user_id, problem_id, score, solved, counts)
    select c.user_id, c.problem_id, max(c.score), bool_or(c.verdict = 'accepted'),
           p.visibility = 'public'
      from changed c join problems p on p.id = c.problem_id
     where c.verdict is not null and c.purpose = 'solve'
     group by c.user_id, c.problem_id, p.visibility
     order by c.user_id, c.problem_id
        on conflict (user_id, problem_id) do update
       set score = greatest(b.score, excluded.score), solved = b.solved or excluded.solved
     where (b.score, b.solved) is distinct from
           (greatest(b.score, excluded.score), b.solved or excluded.solved);
  else
    -- Which of the others is best now? Whoever has waited for a row looks afterwards.
    perform from bests
      where (user_id, problem_id) in (select user_id, problem_id from changed
                                       where verdict is not null and purpose = 'solve')
      order by user_id, problem_id for update;
    update bests b
       set score = coalesce(now.score, 0), solved = coalesce(now.solved, false)
      from (select distinct user_id, problem_id from changed
             where verdict is not null and purpose = 'solve') c,
           lateral (select max(s.score) as score, bool_or(s.verdict = 'accepted') as solved
                      from submissions s
                     where s.user_id = c.user_id and s.problem_id = c.problem_id
                       and s.purpose = 'solve' and s.verdict is not null) now
     where b.user_id = c.user_id and b.problem_id = c.problem_id
       and (b.score, b.solved) is distinct from
           (coalesce(now.score, 0), coalesce(now.solved, false));
  end if;
  return null;
end $$;

-- A problem that is made public, or a draft again. Once all else is done, so that locks are taken in
-- the order of everybody: submissions, tallies, bests, standings. Whoever is adding to this problem
-- holds its tally, and is waited for.
create or replace function tally_visibility() returns trigger language plpgsql as $$
begin
  perform from problem_tallies where problem_id = new.id for update;
  perform from bests where problem_id = new.id order by user_id for update;
  update bests set counts = new.visibility = 'public' where problem_id = new.id;
  return null;
end $$;
drop trigger tally_visibility on problems;
create constraint trigger tally_visibility after update of visibility on problems
  deferrable initially deferred
  for each row when (old.visibility <> new.visibility) execute function tally_visibility();

-- From the beginning.
create or replace function tally_everything() returns void language plpgsql as $$
begin
  delete from problem_tallies;
  insert into problem_tallies (problem_id, submission_count, accepted_count)
  select p.id, count(s.verdict), count(*) filter (where s.verdict = 'accepted')
    from problems p left join submissions s on s.problem_id = p.id and s.purpose = 'solve'
   group by p.id;
  delete from bests;
  delete from standings;
  insert into bests (user_id, problem_id, score, solved, counts)
  select s.user_id, s.problem_id, max(s.score), bool_or(s.verdict = 'accepted'),
         p.visibility = 'public'
    from submissions s join problems p on p.id = s.problem_id
   where s.purpose = 'solve' and s.verdict is not null
   group by s.user_id, s.problem_id, p.visibility
   order by s.user_id, s.problem_id;
end $$;
select tally_everything();
drop function refresh_standings;
