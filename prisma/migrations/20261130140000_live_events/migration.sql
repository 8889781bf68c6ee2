-- Pages of visitors: what kinds of live events there are, at which venues, and which were published last. The tables are a day old.
-- squawk-ignore require-concurrent-index-creation
CREATE INDEX idx_events_live_category ON events (tenant_id, category) WHERE status = 'published' AND deleted_at IS NULL;
-- squawk-ignore require-concurrent-index-creation
CREATE INDEX idx_events_live_venue ON events (tenant_id, venue_id) WHERE status = 'published' AND deleted_at IS NULL;
-- squawk-ignore require-concurrent-index-creation
CREATE INDEX idx_events_live_newest ON events (tenant_id, published_at DESC NULLS LAST, id DESC) WHERE status = 'published' AND deleted_at IS NULL;
