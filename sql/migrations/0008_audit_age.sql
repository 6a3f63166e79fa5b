-- For what is too old to keep.
create index audit_log_at on audit_log (at);
