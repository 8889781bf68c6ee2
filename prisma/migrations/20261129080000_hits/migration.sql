-- AlterTable
ALTER TABLE "visit_sessions" ADD COLUMN "referrer" TEXT;

-- CreateTable
CREATE TABLE "hits_daily" (
    "tenant_id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "event_type" TEXT NOT NULL,
    "tour_id" UUID NOT NULL,
    "scene_id" UUID NOT NULL,
    "hotspot_id" UUID NOT NULL,
    "hits" INTEGER NOT NULL,
    "visits" INTEGER NOT NULL,
    "measured" INTEGER NOT NULL,
    "duration_ms" BIGINT NOT NULL,

    CONSTRAINT "hits_daily_pkey" PRIMARY KEY ("tenant_id","day","event_type","tour_id","scene_id","hotspot_id")
);

-- CreateTable
CREATE TABLE "visits_daily" (
    "tenant_id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "tour_id" UUID NOT NULL,
    "dimension" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "visits" INTEGER NOT NULL,
    "duration_ms" BIGINT NOT NULL,

    CONSTRAINT "visits_daily_pkey" PRIMARY KEY ("tenant_id","day","tour_id","dimension","value")
);

-- CreateTable
CREATE TABLE "rollups_due" (
    "tenant_id" UUID NOT NULL,
    "day" DATE NOT NULL,

    CONSTRAINT "rollups_due_pkey" PRIMARY KEY ("tenant_id","day")
);

-- CreateTable
CREATE TABLE "hit_refusals" (
    "tenant_id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "reason" TEXT NOT NULL,
    "hits" INTEGER NOT NULL,

    CONSTRAINT "hit_refusals_pkey" PRIMARY KEY ("tenant_id","day","reason")
);

-- CreateTable
CREATE TABLE "hit_quarantine" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "event_type" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "body" JSONB NOT NULL,

    CONSTRAINT "hit_quarantine_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateIndex
CREATE INDEX "hit_quarantine_tenant_id_received_at_idx" ON "hit_quarantine"("tenant_id", "received_at");

-- What Prisma cannot say -------------------------------------------------------------------------------------------------

-- No release has filled this table yet: the index is made at once.
-- squawk-ignore require-concurrent-index-creation
CREATE INDEX visit_sessions_open ON visit_sessions (tenant_id, last_activity_at) WHERE ended_at IS NULL;

-- Rollups of late hits need the visits of ten days: whoever wished to keep them for less keeps them so long.
ALTER TABLE tenant_settings NO FORCE ROW LEVEL SECURITY;
UPDATE tenant_settings SET settings = jsonb_set(settings, '{retentionDays,visit_sessions}', '10')
WHERE (settings #>> '{retentionDays,visit_sessions}')::int < 10;
ALTER TABLE tenant_settings FORCE ROW LEVEL SECURITY;

-- Generated from tables.yaml (prisma/src/policies.ts) ------------------------------------------------------------------

REVOKE ALL ON "hits_daily" FROM PUBLIC, app_rt, app_jobs;
GRANT SELECT, INSERT, UPDATE, DELETE ON "hits_daily" TO app_rt;
ALTER TABLE "hits_daily" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "hits_daily" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON "hits_daily" USING ("tenant_id" = (select app.current_tenant())) WITH CHECK ("tenant_id" = (select app.current_tenant()));
ALTER TABLE "hits_daily" ADD CONSTRAINT "hits_daily_tenant_fk" FOREIGN KEY ("tenant_id") REFERENCES "tenants" ("id");

REVOKE ALL ON "visits_daily" FROM PUBLIC, app_rt, app_jobs;
GRANT SELECT, INSERT, UPDATE, DELETE ON "visits_daily" TO app_rt;
ALTER TABLE "visits_daily" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "visits_daily" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON "visits_daily" USING ("tenant_id" = (select app.current_tenant())) WITH CHECK ("tenant_id" = (select app.current_tenant()));
ALTER TABLE "visits_daily" ADD CONSTRAINT "visits_daily_tenant_fk" FOREIGN KEY ("tenant_id") REFERENCES "tenants" ("id");

REVOKE ALL ON "rollups_due" FROM PUBLIC, app_rt, app_jobs;
GRANT SELECT, INSERT, UPDATE, DELETE ON "rollups_due" TO app_rt;
ALTER TABLE "rollups_due" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "rollups_due" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON "rollups_due" USING ("tenant_id" = (select app.current_tenant())) WITH CHECK ("tenant_id" = (select app.current_tenant()));
ALTER TABLE "rollups_due" ADD CONSTRAINT "rollups_due_tenant_fk" FOREIGN KEY ("tenant_id") REFERENCES "tenants" ("id");

REVOKE ALL ON "hit_refusals" FROM PUBLIC, app_rt, app_jobs;
GRANT SELECT, INSERT, UPDATE, DELETE ON "hit_refusals" TO app_rt;
ALTER TABLE "hit_refusals" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "hit_refusals" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON "hit_refusals" USING ("tenant_id" = (select app.current_tenant())) WITH CHECK ("tenant_id" = (select app.current_tenant()));
ALTER TABLE "hit_refusals" ADD CONSTRAINT "hit_refusals_tenant_fk" FOREIGN KEY ("tenant_id") REFERENCES "tenants" ("id");

REVOKE ALL ON "hit_quarantine" FROM PUBLIC, app_rt, app_jobs;
GRANT SELECT, INSERT, UPDATE, DELETE ON "hit_quarantine" TO app_rt;
ALTER TABLE "hit_quarantine" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "hit_quarantine" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON "hit_quarantine" USING ("tenant_id" = (select app.current_tenant())) WITH CHECK ("tenant_id" = (select app.current_tenant()));
ALTER TABLE "hit_quarantine" ADD CONSTRAINT "hit_quarantine_tenant_fk" FOREIGN KEY ("tenant_id") REFERENCES "tenants" ("id");

-- What happened on each day from `since` to before `until`, from the raw hits of the current tenant. What is about no tour, scene or
-- hotspot has the nil uuid there.
CREATE FUNCTION app.hits_between(since date, until date)
RETURNS TABLE (day date, event_type text, tour_id uuid, scene_id uuid, hotspot_id uuid, hits int, visits int, measured int, duration_ms bigint)
LANGUAGE sql STABLE SET search_path = '' AS $$
  SELECT (e.occurred_at AT TIME ZONE 'UTC')::date, e.event_type,
    coalesce(e.tour_id, '00000000-0000-0000-0000-000000000000'), coalesce(e.scene_id, '00000000-0000-0000-0000-000000000000'),
    coalesce(e.hotspot_id, '00000000-0000-0000-0000-000000000000'),
    count(*)::int, count(DISTINCT e.session_id)::int, count(e.duration)::int, coalesce(sum(round(e.duration * 1000)::bigint), 0)::bigint
  FROM public.analytics_events e
  WHERE e.tenant_id = (SELECT app.current_tenant())
    AND e.occurred_at >= since::timestamp AT TIME ZONE 'UTC' AND e.occurred_at < until::timestamp AT TIME ZONE 'UTC'
  GROUP BY 1, 2, 3, 4, 5
$$;

-- Who looked on each of these days, by tour and (nil uuid) over all of them, and by what is known of them. A visit is within one day,
-- so that days add up. One whose row is gone already still counts.
CREATE FUNCTION app.visits_between(since date, until date)
RETURNS TABLE (day date, tour_id uuid, dimension text, value text, visits int, duration_ms bigint)
LANGUAGE sql STABLE SET search_path = '' AS $$
  WITH seen AS (
    SELECT (e.occurred_at AT TIME ZONE 'UTC')::date AS day, e.session_id,
      CASE WHEN GROUPING(e.tour_id) = 1 THEN '00000000-0000-0000-0000-000000000000' ELSE e.tour_id END AS tour_id,
      (extract(epoch FROM max(e.occurred_at) - min(e.occurred_at)) * 1000)::bigint AS ms
    FROM public.analytics_events e
    WHERE e.tenant_id = (SELECT app.current_tenant()) AND e.session_id IS NOT NULL
      AND e.occurred_at >= since::timestamp AT TIME ZONE 'UTC' AND e.occurred_at < until::timestamp AT TIME ZONE 'UTC'
    GROUP BY GROUPING SETS (((e.occurred_at AT TIME ZONE 'UTC')::date, e.session_id), ((e.occurred_at AT TIME ZONE 'UTC')::date, e.session_id, e.tour_id))
    HAVING GROUPING(e.tour_id) = 1 OR e.tour_id IS NOT NULL
  )
  SELECT s.day, s.tour_id, d.dimension, coalesce(d.value, ''), count(*)::int, sum(s.ms)::bigint
  FROM seen s
  LEFT JOIN public.visit_sessions v ON v.tenant_id = (SELECT app.current_tenant()) AND v.id = s.session_id
  CROSS JOIN LATERAL (VALUES ('all', ''), ('device', v.device_type), ('browser', v.browser), ('os', v.os), ('country', v.country),
    ('referrer', v.referrer)) AS d (dimension, value)
  GROUP BY 1, 2, 3, 4
$$;

-- Makes the rollups of the last three days, and of those that hits came late to, anew from the raw ones (4.71): of the current tenant,
-- as whoever calls it. What is as it was is not written, so that running it again changes nothing. The day of each run stays marked:
-- after days without one, all since then are made.
-- @returns how many rows of rollups changed.
CREATE FUNCTION app.refresh_metrics_daily(today date DEFAULT current_date) RETURNS integer LANGUAGE plpgsql SET search_path = '' AS $$
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
  END LOOP;
  RETURN changed;
END
$$;
REVOKE ALL ON FUNCTION app.hits_between(date, date), app.visits_between(date, date), app.refresh_metrics_daily(date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.hits_between(date, date), app.visits_between(date, date), app.refresh_metrics_daily(date) TO app_rt;
