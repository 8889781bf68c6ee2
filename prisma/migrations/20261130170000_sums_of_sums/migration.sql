-- CreateTable
CREATE TABLE "scenes_daily" (
    "tenant_id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "tour_id" UUID NOT NULL,
    "scene_id" UUID NOT NULL,
    "views" INTEGER NOT NULL,
    "clicks" INTEGER NOT NULL,
    "measured" INTEGER NOT NULL,
    "dwell_ms" BIGINT NOT NULL,
    "entries" INTEGER NOT NULL,
    "exits" INTEGER NOT NULL,

    CONSTRAINT "scenes_daily_pkey" PRIMARY KEY ("tenant_id","day","tour_id","scene_id")
);

-- CreateTable
CREATE TABLE "tours_daily" (
    "tenant_id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "tour_id" UUID NOT NULL,
    "tour_views" INTEGER NOT NULL,
    "scene_views" INTEGER NOT NULL,
    "hotspot_views" INTEGER NOT NULL,
    "hotspot_clicks" INTEGER NOT NULL,
    "shares" INTEGER NOT NULL,
    "visits" INTEGER NOT NULL,
    "duration_ms" BIGINT NOT NULL,

    CONSTRAINT "tours_daily_pkey" PRIMARY KEY ("tenant_id","day","tour_id")
);

-- Generated from tables.yaml (prisma/src/policies.ts) ------------------------------------------------------------------

REVOKE ALL ON "scenes_daily" FROM PUBLIC, app_rt, app_jobs;
GRANT SELECT, INSERT, UPDATE, DELETE ON "scenes_daily" TO app_rt;
ALTER TABLE "scenes_daily" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "scenes_daily" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON "scenes_daily" USING ("tenant_id" = (select app.current_tenant())) WITH CHECK ("tenant_id" = (select app.current_tenant()));
ALTER TABLE "scenes_daily" ADD CONSTRAINT "scenes_daily_tenant_fk" FOREIGN KEY ("tenant_id") REFERENCES "tenants" ("id");

REVOKE ALL ON "tours_daily" FROM PUBLIC, app_rt, app_jobs;
GRANT SELECT, INSERT, UPDATE, DELETE ON "tours_daily" TO app_rt;
ALTER TABLE "tours_daily" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "tours_daily" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON "tours_daily" USING ("tenant_id" = (select app.current_tenant())) WITH CHECK ("tenant_id" = (select app.current_tenant()));
ALTER TABLE "tours_daily" ADD CONSTRAINT "tours_daily_tenant_fk" FOREIGN KEY ("tenant_id") REFERENCES "tenants" ("id");

-- What happened in each tour, and (nil uuid) in all of them and outside of them, on each day from `since` to before `until`, from the raw hits of
-- the current tenant. A visit is of as many tours as it looked at, and one in all.
CREATE FUNCTION app.tours_between(since date, until date)
RETURNS TABLE (day date, tour_id uuid, tour_views int, scene_views int, hotspot_views int, hotspot_clicks int, shares int, visits int, duration_ms bigint)
LANGUAGE sql STABLE SET search_path = '' AS $$
  SELECT s.day, s.tour_id, coalesce(sum(s.hits) FILTER (WHERE s.type = 'tour_view'), 0)::int, coalesce(sum(s.hits) FILTER (WHERE s.type = 'scene_view'), 0)::int,
    coalesce(sum(s.hits) FILTER (WHERE s.type = 'hotspot_view'), 0)::int, coalesce(sum(s.hits) FILTER (WHERE s.type = 'hotspot_click'), 0)::int,
    coalesce(sum(s.hits) FILTER (WHERE s.type = 'share'), 0)::int, sum(s.visits)::int, sum(s.ms)::bigint
  FROM (
    SELECT h.day, t.id, h.event_type, h.hits, 0, 0 FROM app.hits_between(since, until) h CROSS JOIN LATERAL (
      SELECT h.tour_id UNION SELECT '00000000-0000-0000-0000-000000000000') AS t (id)
    UNION ALL
    SELECT v.day, v.tour_id, '', 0, v.visits, v.duration_ms FROM app.visits_between(since, until) v WHERE v.dimension = 'all'
  ) AS s (day, tour_id, type, hits, visits, ms)
  GROUP BY 1, 2
$$;

-- Makes the sums of the tours of a day anew, from its sums of hits and visits. What is as it was is not written. @returns how many rows changed.
CREATE FUNCTION app.sum_tours(of_tenant uuid, of_day date) RETURNS integer LANGUAGE sql SET search_path = '' AS $$
  WITH fresh AS MATERIALIZED (
    SELECT s.tour_id, coalesce(sum(s.hits) FILTER (WHERE s.type = 'tour_view'), 0)::int AS tour_views,
      coalesce(sum(s.hits) FILTER (WHERE s.type = 'scene_view'), 0)::int AS scene_views, coalesce(sum(s.hits) FILTER (WHERE s.type = 'hotspot_view'), 0)::int AS hotspot_views,
      coalesce(sum(s.hits) FILTER (WHERE s.type = 'hotspot_click'), 0)::int AS hotspot_clicks, coalesce(sum(s.hits) FILTER (WHERE s.type = 'share'), 0)::int AS shares,
      sum(s.visits)::int AS visits, sum(s.ms)::bigint AS duration_ms
    FROM (
      SELECT t.id, h.event_type, h.hits, 0, 0 FROM public.hits_daily h CROSS JOIN LATERAL (
        SELECT h.tour_id UNION SELECT '00000000-0000-0000-0000-000000000000') AS t (id)
      WHERE h.tenant_id = of_tenant AND h.day = of_day
      UNION ALL
      SELECT v.tour_id, '', 0, v.visits, v.duration_ms FROM public.visits_daily v WHERE v.tenant_id = of_tenant AND v.day = of_day AND v.dimension = 'all'
    ) AS s (tour_id, type, hits, visits, ms)
    GROUP BY 1
  ), gone AS (
    DELETE FROM public.tours_daily d WHERE d.tenant_id = of_tenant AND d.day = of_day AND NOT EXISTS (SELECT FROM fresh f WHERE f.tour_id = d.tour_id)
    RETURNING 1
  ), put AS (
    INSERT INTO public.tours_daily AS d (tenant_id, day, tour_id, tour_views, scene_views, hotspot_views, hotspot_clicks, shares, visits, duration_ms)
    SELECT of_tenant, of_day, f.* FROM fresh f
    ON CONFLICT (tenant_id, day, tour_id) DO UPDATE SET tour_views = excluded.tour_views, scene_views = excluded.scene_views,
      hotspot_views = excluded.hotspot_views, hotspot_clicks = excluded.hotspot_clicks, shares = excluded.shares, visits = excluded.visits,
      duration_ms = excluded.duration_ms
    WHERE (d.tour_views, d.scene_views, d.hotspot_views, d.hotspot_clicks, d.shares, d.visits, d.duration_ms) IS DISTINCT FROM
      (excluded.tour_views, excluded.scene_views, excluded.hotspot_views, excluded.hotspot_clicks, excluded.shares, excluded.visits, excluded.duration_ms)
    RETURNING 1
  )
  SELECT ((SELECT count(*) FROM gone) + (SELECT count(*) FROM put))::int
$$;

-- What happened in each scene, on each day from `since` to before `until`, from the raw hits of the current tenant.
CREATE FUNCTION app.scenes_between(since date, until date)
RETURNS TABLE (day date, tour_id uuid, scene_id uuid, views int, clicks int, measured int, dwell_ms bigint, entries int, exits int)
LANGUAGE sql STABLE SET search_path = '' AS $$
  SELECT s.day, s.tour_id, s.scene_id, sum(s.views)::int, sum(s.clicks)::int, sum(s.measured)::int, sum(s.dwell_ms)::bigint, sum(s.entries)::int, sum(s.exits)::int
  FROM (
    SELECT h.day, h.tour_id, h.scene_id, h.hits * (h.event_type = 'scene_view')::int, h.hits * (h.event_type = 'hotspot_click')::int,
      h.measured * (h.event_type = 'scene_leave')::int, h.duration_ms * (h.event_type = 'scene_leave')::int, 0, 0
    FROM app.hits_between(since, until) h WHERE h.scene_id <> '00000000-0000-0000-0000-000000000000'
    UNION ALL
    SELECT m.day, m.tour_id, w.scene_id, 0, 0, 0, 0, m.moves * w.enters::int, m.moves * (NOT w.enters)::int
    FROM app.moves_between(since, until) m
    CROSS JOIN LATERAL (VALUES (m.to_scene_id, m.from_scene_id, true), (m.from_scene_id, m.to_scene_id, false)) AS w (scene_id, beyond, enters)
    WHERE w.beyond = '00000000-0000-0000-0000-000000000000'
  ) AS s (day, tour_id, scene_id, views, clicks, measured, dwell_ms, entries, exits)
  GROUP BY 1, 2, 3
$$;

-- Makes the sums of the scenes of a day anew, from its sums of hits and moves: few rows, so that nothing has to be added up piece by piece.
-- What is as it was is not written. @returns how many rows changed.
CREATE FUNCTION app.sum_scenes(of_tenant uuid, of_day date) RETURNS integer LANGUAGE sql SET search_path = '' AS $$
  WITH fresh AS MATERIALIZED (
    SELECT s.tour_id, s.scene_id, sum(s.views)::int AS views, sum(s.clicks)::int AS clicks, sum(s.measured)::int AS measured, sum(s.dwell_ms)::bigint AS dwell_ms,
      sum(s.entries)::int AS entries, sum(s.exits)::int AS exits
    FROM (
      SELECT h.tour_id, h.scene_id, h.hits * (h.event_type = 'scene_view')::int, h.hits * (h.event_type = 'hotspot_click')::int,
        h.measured * (h.event_type = 'scene_leave')::int, h.duration_ms * (h.event_type = 'scene_leave')::int, 0, 0
      FROM public.hits_daily h WHERE h.tenant_id = of_tenant AND h.day = of_day AND h.scene_id <> '00000000-0000-0000-0000-000000000000'
      UNION ALL
      SELECT m.tour_id, w.scene_id, 0, 0, 0, 0, m.moves * w.enters::int, m.moves * (NOT w.enters)::int
      FROM public.scene_moves_daily m
      CROSS JOIN LATERAL (VALUES (m.to_scene_id, m.from_scene_id, true), (m.from_scene_id, m.to_scene_id, false)) AS w (scene_id, beyond, enters)
      WHERE m.tenant_id = of_tenant AND m.day = of_day AND w.beyond = '00000000-0000-0000-0000-000000000000'
    ) AS s (tour_id, scene_id, views, clicks, measured, dwell_ms, entries, exits)
    GROUP BY 1, 2
  ), gone AS (
    DELETE FROM public.scenes_daily d WHERE d.tenant_id = of_tenant AND d.day = of_day AND NOT EXISTS (
      SELECT FROM fresh f WHERE (f.tour_id, f.scene_id) = (d.tour_id, d.scene_id))
    RETURNING 1
  ), put AS (
    INSERT INTO public.scenes_daily AS d (tenant_id, day, tour_id, scene_id, views, clicks, measured, dwell_ms, entries, exits)
    SELECT of_tenant, of_day, f.* FROM fresh f
    ON CONFLICT (tenant_id, day, tour_id, scene_id) DO UPDATE SET views = excluded.views, clicks = excluded.clicks, measured = excluded.measured,
      dwell_ms = excluded.dwell_ms, entries = excluded.entries, exits = excluded.exits
    WHERE (d.views, d.clicks, d.measured, d.dwell_ms, d.entries, d.exits)
      IS DISTINCT FROM (excluded.views, excluded.clicks, excluded.measured, excluded.dwell_ms, excluded.entries, excluded.exits)
    RETURNING 1
  )
  SELECT ((SELECT count(*) FROM gone) + (SELECT count(*) FROM put))::int
$$;

-- As it was (20261130100000), and then the sums of the tours and scenes of each day that was made anew or added to.
CREATE OR REPLACE FUNCTION app.refresh_metrics_daily(at timestamptz DEFAULT now()) RETURNS integer LANGUAGE plpgsql SET search_path = '' AS $$
DECLARE
  of_tenant uuid := app.current_tenant();
  today date := (at AT TIME ZONE 'UTC')::date;
  of_day date;
  days date[];
  written int;
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
    written := app.remake_day(of_tenant, of_day);
    changed := changed + written + app.sum_tours(of_tenant, of_day) + app.sum_scenes(of_tenant, of_day);
  END LOOP;
  FOR of_day IN SELECT DISTINCT q.day FROM public.hits_due q WHERE q.tenant_id = of_tenant LOOP
    written := app.add_to_day(of_tenant, of_day);
    changed := changed + written + app.sum_tours(of_tenant, of_day) + app.sum_scenes(of_tenant, of_day);
  END LOOP;
  RETURN changed;
END
$$;
REVOKE ALL ON FUNCTION app.tours_between(date, date), app.sum_tours(uuid, date), app.scenes_between(date, date), app.sum_scenes(uuid, date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.tours_between(date, date), app.sum_tours(uuid, date), app.scenes_between(date, date), app.sum_scenes(uuid, date) TO app_rt;

-- The days of all tenants that have sums already.
ALTER TABLE "hits_daily" NO FORCE ROW LEVEL SECURITY;
ALTER TABLE "visits_daily" NO FORCE ROW LEVEL SECURITY;
ALTER TABLE "scene_moves_daily" NO FORCE ROW LEVEL SECURITY;
ALTER TABLE "scenes_daily" NO FORCE ROW LEVEL SECURITY;
ALTER TABLE "tours_daily" NO FORCE ROW LEVEL SECURITY;
SELECT app.sum_tours(d.tenant_id, d.day), app.sum_scenes(d.tenant_id, d.day) FROM (SELECT DISTINCT tenant_id, day FROM "hits_daily") AS d;
ALTER TABLE "tours_daily" FORCE ROW LEVEL SECURITY;
ALTER TABLE "scenes_daily" FORCE ROW LEVEL SECURITY;
ALTER TABLE "scene_moves_daily" FORCE ROW LEVEL SECURITY;
ALTER TABLE "visits_daily" FORCE ROW LEVEL SECURITY;
ALTER TABLE "hits_daily" FORCE ROW LEVEL SECURITY;
