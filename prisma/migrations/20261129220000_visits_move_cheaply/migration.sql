-- Every batch of hits moves the last activity of its visit. While an index held that time, each move wrote to all four indexes of the table;
-- now none of them changes, and the new row finds room on the page of the old one.
-- It is made again in the same moment: the lock is held for as long as that takes.
-- squawk-ignore require-concurrent-index-deletion
DROP INDEX visit_sessions_open;
-- No release has filled this table yet: the index is made at once.
-- squawk-ignore require-concurrent-index-creation
CREATE INDEX visit_sessions_open ON visit_sessions (tenant_id, started_at) WHERE ended_at IS NULL;
ALTER TABLE visit_sessions SET (fillfactor = 75);
