-- By which the log tells what came of a request.
alter table submissions add column request_id text check (length(request_id) between 1 and 64);
