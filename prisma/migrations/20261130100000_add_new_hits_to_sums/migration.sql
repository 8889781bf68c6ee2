-- CreateTable
CREATE TABLE "hits_due" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "day" DATE NOT NULL,
    "hits" UUID[],

    CONSTRAINT "hits_due_pkey" PRIMARY KEY ("tenant_id","id")
);

-- DropTable
-- Hours are marked by whoever adds hits to their day; nobody but the function below read it.
-- squawk-ignore ban-drop-table
DROP TABLE "hourly_watermarks";

-- Generated from tables.yaml (prisma/src/policies.ts) ------------------------------------------------------------------

REVOKE ALL ON "hits_due" FROM PUBLIC, app_rt, app_jobs;
GRANT SELECT, INSERT, UPDATE, DELETE ON "hits_due" TO app_rt;
ALTER TABLE "hits_due" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "hits_due" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON "hits_due" USING ("tenant_id" = (select app.current_tenant())) WITH CHECK ("tenant_id" = (select app.current_tenant()));
ALTER TABLE "hits_due" ADD CONSTRAINT "hits_due_tenant_fk" FOREIGN KEY ("tenant_id") REFERENCES "tenants" ("id");

-- What was taken in before this migration is in no list of new hits: days that hits may still come to are made anew once.
ALTER TABLE "rollups_due" NO FORCE ROW LEVEL SECURITY;
ALTER TABLE "visit_sessions" NO FORCE ROW LEVEL SECURITY;
INSERT INTO "rollups_due" ("tenant_id", "day")
SELECT DISTINCT v."tenant_id", (v."started_at" AT TIME ZONE 'UTC')::date FROM "visit_sessions" v WHERE v."started_at" > now() - interval '10 days'
ON CONFLICT ("tenant_id", "day") DO UPDATE SET "made_at" = NULL;
ALTER TABLE "visit_sessions" FORCE ROW LEVEL SECURITY;
ALTER TABLE "rollups_due" FORCE ROW LEVEL SECURITY;

-- Of hits that are deleted or changed the days are made anew, of visits that are deleted too, as sums say what visits came with. Not of
-- days that are over for good, from which raw rows go by their age while the sums stay, and not of a tenant that is being removed.
CREATE FUNCTION app.mark_days_of_hits() RETURNS trigger LANGUAGE plpgsql SET search_path = '' AS $$
DECLARE
  days date[];
BEGIN
  IF NOT EXISTS (SELECT FROM public.tenants t WHERE t.id = app.current_tenant() AND t.deleted_at IS NULL) THEN
    RETURN NULL;
  END IF;
  IF TG_TABLE_NAME = 'visit_sessions' THEN
    SELECT pg_catalog.array_agg(DISTINCT (g.started_at AT TIME ZONE 'UTC')::date) INTO days FROM gone g
    WHERE g.tenant_id = app.current_tenant() AND g.started_at > pg_catalog.now() - interval '10 days';
  ELSE
    SELECT pg_catalog.array_agg(DISTINCT (g.occurred_at AT TIME ZONE 'UTC')::date) INTO days FROM gone g
    WHERE g.tenant_id = app.current_tenant() AND g.occurred_at > pg_catalog.now() - interval '10 days';
  END IF;
  INSERT INTO public.rollups_due AS d (tenant_id, day) SELECT app.current_tenant(), m.day FROM unnest(days) AS m (day) ORDER BY 2
  ON CONFLICT (tenant_id, day) DO UPDATE SET made_at = NULL;
  RETURN NULL;
END
$$;
CREATE TRIGGER mark_days AFTER DELETE ON analytics_events REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION app.mark_days_of_hits();
CREATE TRIGGER mark_days_changed AFTER UPDATE ON analytics_events REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION app.mark_days_of_hits();
CREATE TRIGGER mark_days AFTER DELETE ON visit_sessions REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION app.mark_days_of_hits();

-- The four sums of days from all of their hits, each in two steps: first by visit, which hashes what DISTINCT would sort.
CREATE OR REPLACE FUNCTION app.hits_between(since date, until date)
RETURNS TABLE (day date, event_type text, tour_id uuid, scene_id uuid, hotspot_id uuid, hits int, visits int, measured int, duration_ms bigint)
LANGUAGE sql STABLE SET search_path = '' AS $$
  SELECT v.day, v.event_type, coalesce(v.tour_id, '00000000-0000-0000-0000-000000000000'), coalesce(v.scene_id, '00000000-0000-0000-0000-000000000000'),
    coalesce(v.hotspot_id, '00000000-0000-0000-0000-000000000000'),
    sum(v.hits)::int, count(v.session_id)::int, sum(v.measured)::int, coalesce(sum(v.ms), 0)::bigint
  FROM (
    SELECT (e.occurred_at AT TIME ZONE 'UTC')::date AS day, e.event_type, e.tour_id, e.scene_id, e.hotspot_id, e.session_id,
      count(*) AS hits, count(e.duration) AS measured, sum(round(e.duration * 1000)::bigint) AS ms
    FROM public.analytics_events e
    WHERE e.tenant_id = (SELECT app.current_tenant())
      AND e.occurred_at >= since::timestamp AT TIME ZONE 'UTC' AND e.occurred_at < until::timestamp AT TIME ZONE 'UTC'
    GROUP BY 1, 2, 3, 4, 5, 6
  ) AS v GROUP BY 1, 2, 3, 4, 5
$$;

CREATE OR REPLACE FUNCTION app.visits_between(since date, until date)
RETURNS TABLE (day date, tour_id uuid, dimension text, value text, visits int, duration_ms bigint)
LANGUAGE sql STABLE SET search_path = '' AS $$
  WITH stays AS MATERIALIZED (
    SELECT (e.occurred_at AT TIME ZONE 'UTC')::date AS day, e.session_id, e.tour_id, min(e.occurred_at) AS first, max(e.occurred_at) AS last
    FROM public.analytics_events e
    WHERE e.tenant_id = (SELECT app.current_tenant()) AND e.session_id IS NOT NULL
      AND e.occurred_at >= since::timestamp AT TIME ZONE 'UTC' AND e.occurred_at < until::timestamp AT TIME ZONE 'UTC'
    GROUP BY 1, 2, 3
  ), seen AS (
    SELECT s.day, s.session_id, s.tour_id, (extract(epoch FROM s.last - s.first) * 1000)::bigint AS ms FROM stays s WHERE s.tour_id IS NOT NULL
    UNION ALL
    SELECT s.day, s.session_id, '00000000-0000-0000-0000-000000000000', (extract(epoch FROM max(s.last) - min(s.first)) * 1000)::bigint FROM stays s GROUP BY 1, 2
  )
  SELECT s.day, s.tour_id, d.dimension, coalesce(d.value, ''), count(*)::int, sum(s.ms)::bigint
  FROM seen s
  LEFT JOIN public.visit_sessions v ON v.tenant_id = (SELECT app.current_tenant()) AND v.id = s.session_id
  CROSS JOIN LATERAL (VALUES ('all', ''), ('device', v.device_type), ('browser', v.browser), ('os', v.os), ('country', v.country),
    ('city', v.country || '/' || v.city), ('referrer', v.referrer), ('source', v.utm_source), ('medium', v.utm_medium), ('campaign', v.utm_campaign),
    ('term', v.utm_term), ('content', v.utm_content)) AS d (dimension, value)
  GROUP BY 1, 2, 3, 4
$$;

-- Of all hits of this millisecond and later: ids begin with their time.
CREATE FUNCTION app.first_hit_at(at timestamptz) RETURNS uuid LANGUAGE sql IMMUTABLE PARALLEL SAFE SET search_path = '' AS $$
  SELECT (lpad(to_hex((extract(epoch FROM at) * 1000)::bigint), 12, '0') || repeat('0', 20))::uuid
$$;

-- Hours are found by ids, of a day's partition no other is read; first by visit, type and tour, which are few, then those put together.
CREATE OR REPLACE FUNCTION app.hours_between(since timestamptz, until timestamptz)
RETURNS TABLE (hour timestamptz, event_type text, tour_id uuid, hits int, visits int, sketch bigint[])
LANGUAGE sql STABLE SET search_path = '' AS $$
  WITH done AS MATERIALIZED (
    SELECT date_trunc('hour', e.occurred_at, 'UTC') AS hour, e.session_id, e.event_type, e.tour_id, count(*) AS hits
    FROM public.analytics_events e
    WHERE e.tenant_id = (SELECT app.current_tenant()) AND e.occurred_at >= since AND e.occurred_at < until
      AND e.id >= app.first_hit_at(since) AND e.id < app.first_hit_at(until)
    GROUP BY 1, 2, 3, 4
  ), seen AS (
    -- The first 48 bits of a visit's id are of a keyed hash: as even as anything, and nobody chooses them.
    SELECT d.hour, d.session_id, CASE WHEN GROUPING(d.event_type) = 1 THEN '' ELSE d.event_type END AS event_type,
      CASE WHEN GROUPING(d.tour_id) = 1 THEN '00000000-0000-0000-0000-000000000000' ELSE d.tour_id END AS tour_id, sum(d.hits) AS hits,
      ('x' || substr(replace(d.session_id::text, '-', ''), 1, 12))::bit(48)::bigint AS hash
    FROM done d GROUP BY d.hour, d.session_id, CUBE (d.event_type, d.tour_id)
    HAVING GROUPING(d.tour_id) = 1 OR d.tour_id IS NOT NULL
  )
  SELECT s.hour, s.event_type, s.tour_id, sum(s.hits)::int, count(s.session_id)::int,
    coalesce((array_agg(DISTINCT s.hash ORDER BY s.hash) FILTER (WHERE s.hash IS NOT NULL))[1:1024], '{}')
  FROM seen s GROUP BY 1, 2, 3
$$;

-- Makes the four sums of one day anew from all of its hits, in one statement, so that all of them and what is taken off the list of new hits
-- are of one moment. What is as it was is not written. @returns how many rows of sums changed.
CREATE FUNCTION app.remake_day(of_tenant uuid, of_day date) RETURNS integer LANGUAGE plpgsql SET search_path = '' SET work_mem = '64MB' AS $$
DECLARE
  changed int;
BEGIN
  WITH taken AS (
    DELETE FROM public.hits_due q WHERE q.tenant_id = of_tenant AND q.day = of_day
  ), hits AS MATERIALIZED (SELECT * FROM app.hits_between(of_day, of_day + 1)), hits_gone AS (
    DELETE FROM public.hits_daily h WHERE h.tenant_id = of_tenant AND h.day = of_day AND NOT EXISTS (
      SELECT FROM hits f WHERE (f.event_type, f.tour_id, f.scene_id, f.hotspot_id) = (h.event_type, h.tour_id, h.scene_id, h.hotspot_id))
    RETURNING 1
  ), hits_put AS (
    INSERT INTO public.hits_daily AS h (tenant_id, day, event_type, tour_id, scene_id, hotspot_id, hits, visits, measured, duration_ms)
    SELECT of_tenant, f.* FROM hits f
    ON CONFLICT (tenant_id, day, event_type, tour_id, scene_id, hotspot_id) DO UPDATE
    SET hits = excluded.hits, visits = excluded.visits, measured = excluded.measured, duration_ms = excluded.duration_ms
    WHERE (h.hits, h.visits, h.measured, h.duration_ms) IS DISTINCT FROM (excluded.hits, excluded.visits, excluded.measured, excluded.duration_ms)
    RETURNING 1
  ), visits AS MATERIALIZED (SELECT * FROM app.visits_between(of_day, of_day + 1)), visits_gone AS (
    DELETE FROM public.visits_daily h WHERE h.tenant_id = of_tenant AND h.day = of_day AND NOT EXISTS (
      SELECT FROM visits f WHERE (f.tour_id, f.dimension, f.value) = (h.tour_id, h.dimension, h.value))
    RETURNING 1
  ), visits_put AS (
    INSERT INTO public.visits_daily AS h (tenant_id, day, tour_id, dimension, value, visits, duration_ms)
    SELECT of_tenant, f.* FROM visits f
    ON CONFLICT (tenant_id, day, tour_id, dimension, value) DO UPDATE SET visits = excluded.visits, duration_ms = excluded.duration_ms
    WHERE (h.visits, h.duration_ms) IS DISTINCT FROM (excluded.visits, excluded.duration_ms)
    RETURNING 1
  ), moves AS MATERIALIZED (SELECT * FROM app.moves_between(of_day, of_day + 1)), moves_gone AS (
    DELETE FROM public.scene_moves_daily h WHERE h.tenant_id = of_tenant AND h.day = of_day AND NOT EXISTS (
      SELECT FROM moves f WHERE (f.tour_id, f.from_scene_id, f.to_scene_id) = (h.tour_id, h.from_scene_id, h.to_scene_id))
    RETURNING 1
  ), moves_put AS (
    INSERT INTO public.scene_moves_daily AS h (tenant_id, day, tour_id, from_scene_id, to_scene_id, moves)
    SELECT of_tenant, f.* FROM moves f
    ON CONFLICT (tenant_id, day, tour_id, from_scene_id, to_scene_id) DO UPDATE SET moves = excluded.moves
    WHERE h.moves IS DISTINCT FROM excluded.moves
    RETURNING 1
  ), gaze AS MATERIALIZED (SELECT * FROM app.gaze_between(of_day, of_day + 1)), gaze_gone AS (
    DELETE FROM public.gaze_daily h WHERE h.tenant_id = of_tenant AND h.day = of_day AND NOT EXISTS (
      SELECT FROM gaze f WHERE (f.tour_id, f.scene_id) = (h.tour_id, h.scene_id))
    RETURNING 1
  ), gaze_put AS (
    INSERT INTO public.gaze_daily AS h (tenant_id, day, tour_id, scene_id, visits, bins, samples)
    SELECT of_tenant, f.* FROM gaze f
    ON CONFLICT (tenant_id, day, tour_id, scene_id) DO UPDATE SET visits = excluded.visits, bins = excluded.bins, samples = excluded.samples
    WHERE (h.visits, h.bins, h.samples) IS DISTINCT FROM (excluded.visits, excluded.bins, excluded.samples)
    RETURNING 1
  )
  SELECT (SELECT count(*) FROM hits_gone) + (SELECT count(*) FROM hits_put) + (SELECT count(*) FROM visits_gone) + (SELECT count(*) FROM visits_put)
    + (SELECT count(*) FROM moves_gone) + (SELECT count(*) FROM moves_put) + (SELECT count(*) FROM gaze_gone) + (SELECT count(*) FROM gaze_put)
  INTO changed;
  INSERT INTO public.hours_due (tenant_id, hour)
  SELECT of_tenant, of_day::timestamp AT TIME ZONE 'UTC' + pg_catalog.make_interval(hours => n) FROM pg_catalog.generate_series(0, 23) AS n
  ON CONFLICT DO NOTHING;
  RETURN changed;
END
$$;

-- Adds the new hits of one day to its four sums (ADR 0607): of the visits that they belong to, and of no others, all hits are read, and what those
-- add to is the difference between the visit with its new hits and without them. One statement: what is taken off the list, what is counted as
-- new and what as known are of one moment, so that a hit that commits meanwhile waits whole for the next time.
-- @returns how many rows of sums changed.
CREATE FUNCTION app.add_to_day(of_tenant uuid, of_day date) RETURNS integer LANGUAGE plpgsql SET search_path = '' SET work_mem = '64MB' AS $$
DECLARE
  nil constant uuid := '00000000-0000-0000-0000-000000000000';
  begins timestamptz := of_day::timestamp AT TIME ZONE 'UTC';
  ends timestamptz := (of_day + 1)::timestamp AT TIME ZONE 'UTC';
  changed int;
BEGIN
  WITH taken AS (
    DELETE FROM public.hits_due q WHERE q.tenant_id = of_tenant AND q.day = of_day RETURNING q.hits
  ), ids AS MATERIALIZED (
    SELECT DISTINCT u.id FROM taken t CROSS JOIN LATERAL unnest(t.hits) AS u (id)
  ), fresh AS MATERIALIZED (
    SELECT e.* FROM ids i CROSS JOIN LATERAL (
      SELECT e.id, e.session_id, e.event_type, e.tour_id, e.scene_id, e.hotspot_id, e.occurred_at, e.duration, e.properties -> 'bins' AS bins
      FROM public.analytics_events e WHERE e.tenant_id = of_tenant AND e.id = i.id AND e.occurred_at >= begins AND e.occurred_at < ends LIMIT 1
    ) AS e
  ), of_visits AS MATERIALIZED (
    SELECT f.session_id, min(f.occurred_at) AS first, max(f.occurred_at) AS last FROM fresh f WHERE f.session_id IS NOT NULL GROUP BY 1
  ), spans AS MATERIALIZED (
    -- A visit knows when its hits began and ended; one whose row is gone may have them at any time of the day.
    SELECT unnest(pg_catalog.range_agg(pg_catalog.tstzrange(
      greatest(begins, least(n.first, coalesce(v.started_at, begins))), least(ends, greatest(n.last, coalesce(v.last_activity_at, ends))), '[]'))) AS span
    FROM of_visits n LEFT JOIN public.visit_sessions v ON v.tenant_id = of_tenant AND v.id = n.session_id
  ), near AS MATERIALIZED (
    -- Looked up in hashes, whatever the planner thinks of lists that it knows nothing of.
    SELECT e.*, e.id IN (SELECT i.id FROM ids i) AS is_new
    FROM spans s CROSS JOIN LATERAL (
      SELECT e.id, e.session_id, e.event_type, e.tour_id, e.scene_id, e.hotspot_id, e.occurred_at, e.duration, e.properties -> 'bins' AS bins
      FROM public.analytics_events e
      WHERE e.tenant_id = of_tenant AND e.id >= app.first_hit_at(lower(s.span)) AND e.id < app.first_hit_at(upper(s.span) + interval '1 millisecond')
        AND e.occurred_at >= begins AND e.occurred_at < ends
      OFFSET 0
    ) AS e WHERE (e.session_id IN (SELECT n.session_id FROM of_visits n)) IS TRUE
    UNION ALL
    SELECT f.*, true FROM fresh f WHERE f.session_id IS NULL
  ), hours AS (
    INSERT INTO public.hours_due (tenant_id, hour) SELECT DISTINCT of_tenant, pg_catalog.date_trunc('hour', f.occurred_at, 'UTC') FROM fresh f
    ON CONFLICT DO NOTHING
  ), by_visit AS (
    SELECT e.event_type, e.tour_id, e.scene_id, e.hotspot_id, e.session_id IS NOT NULL AND bool_and(e.is_new) AS is_first,
      count(*) FILTER (WHERE e.is_new) AS hits, count(e.duration) FILTER (WHERE e.is_new) AS measured,
      sum(round(e.duration * 1000)::bigint) FILTER (WHERE e.is_new) AS ms
    FROM near e GROUP BY 1, 2, 3, 4, e.session_id HAVING bool_or(e.is_new)
  ), hits_put AS (
    INSERT INTO public.hits_daily AS h (tenant_id, day, event_type, tour_id, scene_id, hotspot_id, hits, visits, measured, duration_ms)
    SELECT of_tenant, of_day, b.event_type, coalesce(b.tour_id, nil), coalesce(b.scene_id, nil), coalesce(b.hotspot_id, nil), sum(b.hits)::int,
      (count(*) FILTER (WHERE b.is_first))::int, sum(b.measured)::int, coalesce(sum(b.ms), 0)::bigint
    FROM by_visit b GROUP BY 3, 4, 5, 6
    ON CONFLICT (tenant_id, day, event_type, tour_id, scene_id, hotspot_id) DO UPDATE
    SET hits = h.hits + excluded.hits, visits = h.visits + excluded.visits, measured = h.measured + excluded.measured,
      duration_ms = h.duration_ms + excluded.duration_ms
    RETURNING 1
  ), stays AS MATERIALIZED (
    SELECT e.session_id, e.tour_id, min(e.occurred_at) AS first, max(e.occurred_at) AS last,
      min(e.occurred_at) FILTER (WHERE NOT e.is_new) AS known_first, max(e.occurred_at) FILTER (WHERE NOT e.is_new) AS known_last
    FROM near e WHERE e.session_id IS NOT NULL GROUP BY 1, 2
  ), longer AS (
    SELECT s.session_id, s.tour_id, s.known_first IS NULL AS is_first,
      (extract(epoch FROM s.last - s.first) * 1000)::bigint - coalesce((extract(epoch FROM s.known_last - s.known_first) * 1000)::bigint, 0) AS ms
    FROM stays s WHERE s.tour_id IS NOT NULL
    UNION ALL
    SELECT s.session_id, nil, bool_and(s.known_first IS NULL),
      (extract(epoch FROM max(s.last) - min(s.first)) * 1000)::bigint - coalesce((extract(epoch FROM max(s.known_last) - min(s.known_first)) * 1000)::bigint, 0)
    FROM stays s GROUP BY 1
  ), visits_put AS (
    INSERT INTO public.visits_daily AS h (tenant_id, day, tour_id, dimension, value, visits, duration_ms)
    SELECT of_tenant, of_day, l.tour_id, d.dimension, coalesce(d.value, ''), (count(*) FILTER (WHERE l.is_first))::int, sum(l.ms)::bigint
    FROM longer l
    LEFT JOIN public.visit_sessions v ON v.tenant_id = of_tenant AND v.id = l.session_id
    CROSS JOIN LATERAL (VALUES ('all', ''), ('device', v.device_type), ('browser', v.browser), ('os', v.os), ('country', v.country),
      ('city', v.country || '/' || v.city), ('referrer', v.referrer), ('source', v.utm_source), ('medium', v.utm_medium), ('campaign', v.utm_campaign),
      ('term', v.utm_term), ('content', v.utm_content)) AS d (dimension, value)
    WHERE l.is_first OR l.ms <> 0 GROUP BY 3, 4, 5
    ON CONFLICT (tenant_id, day, tour_id, dimension, value) DO UPDATE
    SET visits = h.visits + excluded.visits, duration_ms = h.duration_ms + excluded.duration_ms
    RETURNING 1
  ), ways AS (
    -- Each visit's way with the new hits, and less its way without them.
    SELECT w.sign, e.session_id, e.tour_id, e.scene_id, e.occurred_at, e.id,
      lag(e.scene_id) OVER (PARTITION BY w.sign, e.session_id, e.tour_id ORDER BY e.occurred_at, e.id) AS before
    FROM near e CROSS JOIN (VALUES (1), (-1)) AS w (sign)
    WHERE e.event_type = 'scene_view' AND e.session_id IS NOT NULL AND e.tour_id IS NOT NULL AND e.scene_id IS NOT NULL AND (w.sign = 1 OR NOT e.is_new)
  ), entered AS (
    SELECT w.sign, w.tour_id, w.scene_id, w.before,
      lead(w.scene_id) OVER (PARTITION BY w.sign, w.session_id, w.tour_id ORDER BY w.occurred_at, w.id) AS after
    FROM ways w WHERE w.before IS DISTINCT FROM w.scene_id
  ), moved AS MATERIALIZED (
    SELECT m.tour_id, m.from_scene_id, m.to_scene_id, sum(m.sign)::int AS moves FROM (
      SELECT n.sign, n.tour_id, coalesce(n.before, nil) AS from_scene_id, n.scene_id AS to_scene_id FROM entered n
      UNION ALL
      SELECT n.sign, n.tour_id, n.scene_id, nil FROM entered n WHERE n.after IS NULL
    ) AS m GROUP BY 1, 2, 3 HAVING sum(m.sign) <> 0
  ), moves_gone AS (
    DELETE FROM public.scene_moves_daily h USING moved m WHERE h.tenant_id = of_tenant AND h.day = of_day
      AND (m.tour_id, m.from_scene_id, m.to_scene_id) = (h.tour_id, h.from_scene_id, h.to_scene_id) AND h.moves + m.moves = 0
    RETURNING 1
  ), moves_put AS (
    INSERT INTO public.scene_moves_daily AS h (tenant_id, day, tour_id, from_scene_id, to_scene_id, moves)
    SELECT of_tenant, of_day, m.* FROM moved m
    WHERE NOT EXISTS (SELECT FROM public.scene_moves_daily k WHERE k.tenant_id = of_tenant AND k.day = of_day
      AND (m.tour_id, m.from_scene_id, m.to_scene_id) = (k.tour_id, k.from_scene_id, k.to_scene_id) AND k.moves + m.moves = 0)
    ON CONFLICT (tenant_id, day, tour_id, from_scene_id, to_scene_id) DO UPDATE SET moves = h.moves + excluded.moves
    RETURNING 1
  ), looks AS (
    SELECT e.tour_id, e.scene_id, e.session_id, e.is_new, e.bins FROM near e
    WHERE e.event_type = 'gaze' AND e.tour_id IS NOT NULL AND e.scene_id IS NOT NULL AND pg_catalog.jsonb_array_length(e.bins) > 0
  ), lookers AS MATERIALIZED (
    SELECT f.tour_id, f.scene_id, (count(*) FILTER (WHERE f.is_first))::int AS visits FROM (
      SELECT l.tour_id, l.scene_id, l.session_id IS NOT NULL AND bool_and(l.is_new) AS is_first
      FROM looks l GROUP BY l.tour_id, l.scene_id, l.session_id HAVING bool_or(l.is_new)
    ) AS f GROUP BY 1, 2
  ), looked AS (
    SELECT b.tour_id, b.scene_id, b.bin, sum(b.samples)::int AS samples FROM (
      SELECT l.tour_id, l.scene_id, u.bin::int AS bin, 1 AS samples
      FROM looks l CROSS JOIN LATERAL pg_catalog.jsonb_array_elements_text(l.bins) AS u (bin) WHERE l.is_new
      UNION ALL
      SELECT g.tour_id, g.scene_id, u.bin, u.samples
      FROM lookers n JOIN public.gaze_daily g ON g.tenant_id = of_tenant AND g.day = of_day AND (g.tour_id, g.scene_id) = (n.tour_id, n.scene_id)
      CROSS JOIN LATERAL unnest(g.bins, g.samples) AS u (bin, samples)
    ) AS b GROUP BY 1, 2, 3
  ), gaze_put AS (
    INSERT INTO public.gaze_daily AS h (tenant_id, day, tour_id, scene_id, visits, bins, samples)
    SELECT of_tenant, of_day, n.tour_id, n.scene_id, n.visits, array_agg(b.bin ORDER BY b.bin), array_agg(b.samples ORDER BY b.bin)
    FROM lookers n JOIN looked b USING (tour_id, scene_id) GROUP BY n.tour_id, n.scene_id, n.visits
    ON CONFLICT (tenant_id, day, tour_id, scene_id) DO UPDATE SET visits = h.visits + excluded.visits, bins = excluded.bins, samples = excluded.samples
    RETURNING 1
  )
  SELECT (SELECT count(*) FROM hits_put) + (SELECT count(*) FROM visits_put) + (SELECT count(*) FROM moves_gone) + (SELECT count(*) FROM moves_put)
    + (SELECT count(*) FROM gaze_put)
  INTO changed;
  RETURN changed;
END
$$;

-- Brings the sums by day up to date (4.71): of the current tenant, as whoever calls it. A day that is over is made anew once, from all of its hits, and
-- so is one that was marked and the first moment of a new one; everywhere else new hits are added, so that a run costs what came since the last
-- one. Running it again changes nothing. @returns how many rows of sums changed.
DROP FUNCTION app.refresh_metrics_daily(date);
CREATE FUNCTION app.refresh_metrics_daily(at timestamptz DEFAULT now()) RETURNS integer LANGUAGE plpgsql SET search_path = '' AS $$
DECLARE
  of_tenant uuid := app.current_tenant();
  today date := (at AT TIME ZONE 'UTC')::date;
  of_day date;
  days date[];
  changed int := 0;
BEGIN
  IF of_tenant IS NULL THEN
    RETURN 0;
  END IF;
  PERFORM pg_catalog.pg_advisory_xact_lock(pg_catalog.hashtextextended('rollups of ' || of_tenant, 0));
  -- Before hits are read: whoever marks a day meanwhile waits, and marks it again.
  WITH due AS (
    DELETE FROM public.rollups_due d WHERE d.tenant_id = of_tenant AND (d.day < today OR d.made_at IS NULL) RETURNING d.day
  )
  SELECT pg_catalog.array_agg(due.day) INTO days FROM due;
  IF NOT EXISTS (SELECT FROM public.rollups_due d WHERE d.tenant_id = of_tenant AND d.day = today) AND today <> ALL (coalesce(days, '{}')) THEN
    days := days || today;
  END IF;
  INSERT INTO public.rollups_due AS d (tenant_id, day, made_at) VALUES (of_tenant, today, at)
  ON CONFLICT (tenant_id, day) DO UPDATE SET made_at = excluded.made_at WHERE d.made_at IS NOT NULL;

  FOREACH of_day IN ARRAY coalesce(days, '{}') LOOP
    changed := changed + app.remake_day(of_tenant, of_day);
  END LOOP;
  FOR of_day IN SELECT DISTINCT q.day FROM public.hits_due q WHERE q.tenant_id = of_tenant LOOP
    changed := changed + app.add_to_day(of_tenant, of_day);
  END LOOP;
  RETURN changed;
END
$$;

-- Makes the sums of the hours anew whose hits changed: those of new hits, all of a day that was made anew. What is as it was is not written.
-- @returns how many rows changed.
CREATE OR REPLACE FUNCTION app.refresh_metrics_hourly(at timestamptz DEFAULT now()) RETURNS integer LANGUAGE plpgsql SET search_path = '' AS $$
DECLARE
  of_tenant uuid := app.current_tenant();
  hours timestamptz[];
  of_hour timestamptz;
  written int;
  changed int := 0;
BEGIN
  IF of_tenant IS NULL THEN
    RETURN 0;
  END IF;
  -- It holds what keeps two runs apart, and marks the hours of what is new.
  PERFORM app.refresh_metrics_daily(at);
  WITH due AS (DELETE FROM public.hours_due d WHERE d.tenant_id = of_tenant RETURNING d.hour)
  SELECT pg_catalog.array_agg(due.hour) INTO hours FROM due;

  FOREACH of_hour IN ARRAY coalesce(hours, '{}') LOOP
    WITH fresh AS MATERIALIZED (SELECT * FROM app.hours_between(of_hour, of_hour + interval '1 hour')), gone AS (
      DELETE FROM public.hits_hourly h WHERE h.tenant_id = of_tenant AND h.hour = of_hour AND NOT EXISTS (
        SELECT FROM fresh f WHERE (f.event_type, f.tour_id) = (h.event_type, h.tour_id))
      RETURNING 1
    ), put AS (
      INSERT INTO public.hits_hourly AS h (tenant_id, hour, event_type, tour_id, hits, visits, sketch)
      SELECT of_tenant, f.* FROM fresh f
      ON CONFLICT (tenant_id, hour, event_type, tour_id) DO UPDATE SET hits = excluded.hits, visits = excluded.visits, sketch = excluded.sketch
      WHERE (h.hits, h.visits, h.sketch) IS DISTINCT FROM (excluded.hits, excluded.visits, excluded.sketch)
      RETURNING 1
    )
    SELECT (SELECT count(*) FROM gone) + (SELECT count(*) FROM put) INTO written;
    changed := changed + written;
  END LOOP;
  RETURN changed;
END
$$;
REVOKE ALL ON FUNCTION app.mark_days_of_hits(), app.first_hit_at(timestamptz), app.remake_day(uuid, date), app.add_to_day(uuid, date),
  app.refresh_metrics_daily(timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.mark_days_of_hits(), app.first_hit_at(timestamptz), app.remake_day(uuid, date), app.add_to_day(uuid, date),
  app.refresh_metrics_daily(timestamptz) TO app_rt;
