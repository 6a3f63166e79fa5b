-- What lists and rankings say of everybody's submissions. To count those anew for every page would
-- cost more with every year that a judge has behind it, so each change is added here at once.
-- Only tries count (purpose = 'solve'). All of it follows from other tables: backups leave it out.

create table problem_tallies (
  problem_id       bigint primary key references problems on delete cascade,
  -- Of finished submissions.
  submission_count integer not null default 0,
  accepted_count   integer not null default 0
) with (fillfactor = 50);

-- Of public problems: how many are solved, and the best score of each, added up.
create table standings (
  user_id bigint primary key references users on delete cascade,
  solved  integer not null default 0,
  score   integer not null default 0
) with (fillfactor = 50);
create index standings_by_solved on standings (solved desc, score desc);
create index standings_by_score on standings (score desc, solved desc);

create function begin_tally() returns trigger language plpgsql as $$
begin
  insert into problem_tallies (problem_id) values (new.id);
  return null;
end $$;
create trigger begin_tally after insert on problems for each row execute function begin_tally();

-- Whoever changes several rows locks them in order, so that nobody waits in a circle; and who has
-- waited for a row counts afterwards, so that no change of another is missed.
create function refresh_standings(who bigint[]) returns void language plpgsql as $$
begin
  insert into standings (user_id) select id from users where id = any(who) order by id
      on conflict do nothing;
  perform from standings where user_id = any(who) order by user_id for update;
  update standings t
     set solved = now.solved, score = now.score
    from unnest(who) as one (user_id),
         lateral (select count(*) filter (where best.solved) as solved,
                         coalesce(sum(best.score), 0) as score
                    from (select s.problem_id, max(s.score) as score,
                                 bool_or(s.verdict = 'accepted') as solved
                            from submissions s
                           where s.user_id = one.user_id and s.purpose = 'solve'
                             and s.verdict is not null
                           group by s.problem_id) best
                    join problems p on p.id = best.problem_id
                   where p.visibility = 'public') now
   where t.user_id = one.user_id
     and (t.solved, t.score) is distinct from (now.solved, now.score);
end $$;

-- Takes what submissions were out of the tallies (-1), or what they are into them (1).
create function tally_submissions() returns trigger language plpgsql as $$
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
  perform refresh_standings(array(select distinct user_id from changed
                                   where verdict is not null and purpose = 'solve'));
  return null;
end $$;

create trigger tally_1_deleted after delete on submissions
  referencing old table as changed for each statement execute function tally_submissions('-1');
create trigger tally_2_before after update on submissions
  referencing old table as changed for each statement execute function tally_submissions('-1');
create trigger tally_3_after after update on submissions
  referencing new table as changed for each statement execute function tally_submissions('1');
create trigger tally_4_inserted after insert on submissions
  referencing new table as changed for each statement execute function tally_submissions('1');

-- A problem that is made public, or a draft again, counts anew.
create function tally_visibility() returns trigger language plpgsql as $$
begin
  perform refresh_standings(array(select distinct user_id from submissions
                                   where problem_id = new.id and purpose = 'solve'));
  return null;
end $$;
create trigger tally_visibility after update of visibility on problems
  for each row when (old.visibility <> new.visibility) execute function tally_visibility();

-- From the beginning.
create function tally_everything() returns void language plpgsql as $$
begin
  delete from problem_tallies;
  insert into problem_tallies (problem_id, submission_count, accepted_count)
  select p.id, count(s.verdict), count(*) filter (where s.verdict = 'accepted')
    from problems p left join submissions s on s.problem_id = p.id and s.purpose = 'solve'
   group by p.id;
  perform refresh_standings(array(select id from users));
end $$;
select tally_everything();

-- Indexes of tries alone; what is added up is in the index itself.
drop index submissions_tried;
drop index submissions_verdicts;
drop index submissions_verdict;
create index submissions_tried on submissions (user_id, problem_id, verdict) include (score)
  where purpose = 'solve';
create index submissions_verdicts on submissions (problem_id, verdict, id desc) include (time_ms)
  where purpose = 'solve';
create index submissions_verdict on submissions (verdict, id desc) where purpose = 'solve';
create index submissions_days on submissions (user_id, created_at) where purpose = 'solve';
