-- CreateTable
CREATE TABLE "scene_moves_daily" (
    "tenant_id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "tour_id" UUID NOT NULL,
    "from_scene_id" UUID NOT NULL,
    "to_scene_id" UUID NOT NULL,
    "moves" INTEGER NOT NULL,

    CONSTRAINT "scene_moves_daily_pkey" PRIMARY KEY ("tenant_id","day","tour_id","from_scene_id","to_scene_id")
);

-- CreateTable
CREATE TABLE "gaze_daily" (
    "tenant_id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "tour_id" UUID NOT NULL,
    "scene_id" UUID NOT NULL,
    "visits" INTEGER NOT NULL,
    "bins" INTEGER[],
    "samples" INTEGER[],

    CONSTRAINT "gaze_daily_pkey" PRIMARY KEY ("tenant_id","day","tour_id","scene_id")
);

-- Generated from tables.yaml (prisma/src/policies.ts) ------------------------------------------------------------------

REVOKE ALL ON "scene_moves_daily" FROM PUBLIC, app_rt, app_jobs;
GRANT SELECT, INSERT, UPDATE, DELETE ON "scene_moves_daily" TO app_rt;
ALTER TABLE "scene_moves_daily" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "scene_moves_daily" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON "scene_moves_daily" USING ("tenant_id" = (select app.current_tenant())) WITH CHECK ("tenant_id" = (select app.current_tenant()));
ALTER TABLE "scene_moves_daily" ADD CONSTRAINT "scene_moves_daily_tenant_fk" FOREIGN KEY ("tenant_id") REFERENCES "tenants" ("id");

REVOKE ALL ON "gaze_daily" FROM PUBLIC, app_rt, app_jobs;
GRANT SELECT, INSERT, UPDATE, DELETE ON "gaze_daily" TO app_rt;
ALTER TABLE "gaze_daily" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "gaze_daily" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON "gaze_daily" USING ("tenant_id" = (select app.current_tenant())) WITH CHECK ("tenant_id" = (select app.current_tenant()));
ALTER TABLE "gaze_daily" ADD CONSTRAINT "gaze_daily_tenant_fk" FOREIGN KEY ("tenant_id") REFERENCES "tenants" ("id");

-- From which scene to which visits went, on each day from `since` to before `until`, from the raw hits of the current tenant. The nil uuid
-- is outside of the tour: what comes from there is an entry, what goes there an exit. Who stays in a scene moves nowhere.
CREATE FUNCTION app.moves_between(since date, until date)
RETURNS TABLE (day date, tour_id uuid, from_scene_id uuid, to_scene_id uuid, moves int)
LANGUAGE sql STABLE SET search_path = '' AS $$
  WITH views AS (
    SELECT (e.occurred_at AT TIME ZONE 'UTC')::date AS day, e.session_id, e.tour_id, e.scene_id, e.occurred_at, e.id,
      lag(e.scene_id) OVER (PARTITION BY e.session_id, e.tour_id ORDER BY e.occurred_at, e.id) AS before
    FROM public.analytics_events e
    WHERE e.tenant_id = (SELECT app.current_tenant()) AND e.event_type = 'scene_view' AND e.session_id IS NOT NULL AND e.tour_id IS NOT NULL
      AND e.scene_id IS NOT NULL
      AND e.occurred_at >= since::timestamp AT TIME ZONE 'UTC' AND e.occurred_at < until::timestamp AT TIME ZONE 'UTC'
  ), entered AS (
    SELECT v.day, v.tour_id, v.scene_id, v.before, lead(v.scene_id) OVER (PARTITION BY v.session_id, v.tour_id ORDER BY v.occurred_at, v.id) AS after
    FROM views v WHERE v.before IS DISTINCT FROM v.scene_id
  )
  SELECT n.day, n.tour_id, coalesce(n.before, '00000000-0000-0000-0000-000000000000'), n.scene_id, count(*)::int FROM entered n GROUP BY 1, 2, 3, 4
  UNION ALL
  SELECT n.day, n.tour_id, n.scene_id, '00000000-0000-0000-0000-000000000000', count(*)::int FROM entered n WHERE n.after IS NULL GROUP BY 1, 2, 3
$$;

-- Where visits looked in each scene, on each of these days: the bins of the sphere that somebody looked at, and how often (ADR 0603).
CREATE FUNCTION app.gaze_between(since date, until date)
RETURNS TABLE (day date, tour_id uuid, scene_id uuid, visits int, bins int[], samples int[])
LANGUAGE sql STABLE SET search_path = '' AS $$
  WITH looks AS MATERIALIZED (
    SELECT (e.occurred_at AT TIME ZONE 'UTC')::date AS day, e.tour_id, e.scene_id, e.session_id, b.bin::int AS bin
    FROM public.analytics_events e CROSS JOIN LATERAL jsonb_array_elements_text(e.properties -> 'bins') AS b (bin)
    WHERE e.tenant_id = (SELECT app.current_tenant()) AND e.event_type = 'gaze' AND e.tour_id IS NOT NULL AND e.scene_id IS NOT NULL
      AND e.occurred_at >= since::timestamp AT TIME ZONE 'UTC' AND e.occurred_at < until::timestamp AT TIME ZONE 'UTC'
  ), counted AS (
    SELECT l.day, l.tour_id, l.scene_id, l.bin, count(*)::int AS samples FROM looks l GROUP BY 1, 2, 3, 4
  ), lookers AS (
    SELECT l.day, l.tour_id, l.scene_id, count(DISTINCT l.session_id)::int AS visits FROM looks l GROUP BY 1, 2, 3
  )
  SELECT c.day, c.tour_id, c.scene_id, v.visits, array_agg(c.bin ORDER BY c.bin), array_agg(c.samples ORDER BY c.bin)
  FROM counted c JOIN lookers v USING (day, tour_id, scene_id) GROUP BY 1, 2, 3, 4
$$;
REVOKE ALL ON FUNCTION app.moves_between(date, date), app.gaze_between(date, date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.moves_between(date, date), app.gaze_between(date, date) TO app_rt;

-- Makes the rollups of the last three days, and of those that hits came late to, anew from the raw ones (4.71): of the current tenant,
-- as whoever calls it. What is as it was is not written, so that running it again changes nothing. The day of each run stays marked:
-- after days without one, all since then are made.
-- @returns how many rows of rollups changed.
CREATE OR REPLACE FUNCTION app.refresh_metrics_daily(today date DEFAULT current_date) RETURNS integer LANGUAGE plpgsql SET search_path = '' AS $$
DECLARE
  of_tenant uuid := app.current_tenant();
  since date := today - 2;
  marked date[];
  days date[];
  of_day date;
  written int;
  changed int := 0;
BEGIN
  IF of_tenant IS NULL THEN
    RETURN 0;
  END IF;
  PERFORM pg_catalog.pg_advisory_xact_lock(pg_catalog.hashtextextended('rollups of ' || of_tenant, 0));
  SELECT pg_catalog.array_agg(d.day) INTO marked FROM public.rollups_due d WHERE d.tenant_id = of_tenant AND d.day <= today;
  IF NOT EXISTS (SELECT FROM pg_catalog.unnest(marked) AS m (day) WHERE m.day >= today - 1) THEN
    -- Nobody was here yesterday. Before the first run hits may have come that are a week old.
    SELECT least(since, coalesce(min(m.day), today - 9)) INTO since FROM pg_catalog.unnest(marked) AS m (day);
    since := greatest(since, today - 60);
  END IF;
  INSERT INTO public.rollups_due (tenant_id, day) VALUES (of_tenant, today) ON CONFLICT DO NOTHING;
  -- Before the hits are read: whoever marks a day meanwhile waits, and marks it again.
  WITH due AS (DELETE FROM public.rollups_due WHERE tenant_id = of_tenant AND day < today RETURNING day)
  SELECT pg_catalog.array_agg(d.day) INTO days
  FROM (SELECT due.day FROM due UNION SELECT since + n FROM pg_catalog.generate_series(0, today - since) AS n) AS d;

  FOREACH of_day IN ARRAY days LOOP
    WITH fresh AS MATERIALIZED (SELECT * FROM app.hits_between(of_day, of_day + 1)), gone AS (
      DELETE FROM public.hits_daily h WHERE h.tenant_id = of_tenant AND h.day = of_day AND NOT EXISTS (
        SELECT FROM fresh f WHERE (f.event_type, f.tour_id, f.scene_id, f.hotspot_id) = (h.event_type, h.tour_id, h.scene_id, h.hotspot_id))
      RETURNING 1
    ), put AS (
      INSERT INTO public.hits_daily AS h (tenant_id, day, event_type, tour_id, scene_id, hotspot_id, hits, visits, measured, duration_ms)
      SELECT of_tenant, f.* FROM fresh f
      ON CONFLICT (tenant_id, day, event_type, tour_id, scene_id, hotspot_id) DO UPDATE
      SET hits = excluded.hits, visits = excluded.visits, measured = excluded.measured, duration_ms = excluded.duration_ms
      WHERE (h.hits, h.visits, h.measured, h.duration_ms) IS DISTINCT FROM (excluded.hits, excluded.visits, excluded.measured, excluded.duration_ms)
      RETURNING 1
    )
    SELECT (SELECT count(*) FROM gone) + (SELECT count(*) FROM put) INTO written;
    changed := changed + written;

    WITH fresh AS MATERIALIZED (SELECT * FROM app.visits_between(of_day, of_day + 1)), gone AS (
      DELETE FROM public.visits_daily h WHERE h.tenant_id = of_tenant AND h.day = of_day AND NOT EXISTS (
        SELECT FROM fresh f WHERE (f.tour_id, f.dimension, f.value) = (h.tour_id, h.dimension, h.value))
      RETURNING 1
    ), put AS (
      INSERT INTO public.visits_daily AS h (tenant_id, day, tour_id, dimension, value, visits, duration_ms)
      SELECT of_tenant, f.* FROM fresh f
      ON CONFLICT (tenant_id, day, tour_id, dimension, value) DO UPDATE SET visits = excluded.visits, duration_ms = excluded.duration_ms
      WHERE (h.visits, h.duration_ms) IS DISTINCT FROM (excluded.visits, excluded.duration_ms)
      RETURNING 1
    )
    SELECT (SELECT count(*) FROM gone) + (SELECT count(*) FROM put) INTO written;
    changed := changed + written;

    WITH fresh AS MATERIALIZED (SELECT * FROM app.moves_between(of_day, of_day + 1)), gone AS (
      DELETE FROM public.scene_moves_daily h WHERE h.tenant_id = of_tenant AND h.day = of_day AND NOT EXISTS (
        SELECT FROM fresh f WHERE (f.tour_id, f.from_scene_id, f.to_scene_id) = (h.tour_id, h.from_scene_id, h.to_scene_id))
      RETURNING 1
    ), put AS (
      INSERT INTO public.scene_moves_daily AS h (tenant_id, day, tour_id, from_scene_id, to_scene_id, moves)
      SELECT of_tenant, f.* FROM fresh f
      ON CONFLICT (tenant_id, day, tour_id, from_scene_id, to_scene_id) DO UPDATE SET moves = excluded.moves
      WHERE h.moves IS DISTINCT FROM excluded.moves
      RETURNING 1
    )
    SELECT (SELECT count(*) FROM gone) + (SELECT count(*) FROM put) INTO written;
    changed := changed + written;

    WITH fresh AS MATERIALIZED (SELECT * FROM app.gaze_between(of_day, of_day + 1)), gone AS (
      DELETE FROM public.gaze_daily h WHERE h.tenant_id = of_tenant AND h.day = of_day AND NOT EXISTS (
        SELECT FROM fresh f WHERE (f.tour_id, f.scene_id) = (h.tour_id, h.scene_id))
      RETURNING 1
    ), put AS (
      INSERT INTO public.gaze_daily AS h (tenant_id, day, tour_id, scene_id, visits, bins, samples)
      SELECT of_tenant, f.* FROM fresh f
      ON CONFLICT (tenant_id, day, tour_id, scene_id) DO UPDATE SET visits = excluded.visits, bins = excluded.bins, samples = excluded.samples
      WHERE (h.visits, h.bins, h.samples) IS DISTINCT FROM (excluded.visits, excluded.bins, excluded.samples)
      RETURNING 1
    )
    SELECT (SELECT count(*) FROM gone) + (SELECT count(*) FROM put) INTO written;
    changed := changed + written;
  END LOOP;
  RETURN changed;
END
$$;
