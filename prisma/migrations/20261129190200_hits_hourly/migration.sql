-- CreateTable
CREATE TABLE "hits_hourly" (
    "tenant_id" UUID NOT NULL,
    "hour" TIMESTAMPTZ(3) NOT NULL,
    "event_type" TEXT NOT NULL,
    "tour_id" UUID NOT NULL,
    "hits" INTEGER NOT NULL,
    "visits" INTEGER NOT NULL,
    "sketch" BIGINT[],

    CONSTRAINT "hits_hourly_pkey" PRIMARY KEY ("tenant_id","hour","event_type","tour_id")
);

-- CreateTable
CREATE TABLE "hours_due" (
    "tenant_id" UUID NOT NULL,
    "hour" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "hours_due_pkey" PRIMARY KEY ("tenant_id","hour")
);

-- CreateTable
CREATE TABLE "hourly_watermarks" (
    "tenant_id" UUID NOT NULL,
    "summed_until" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "hourly_watermarks_pkey" PRIMARY KEY ("tenant_id")
);

-- Generated from tables.yaml (prisma/src/policies.ts) ------------------------------------------------------------------

REVOKE ALL ON "hits_hourly" FROM PUBLIC, app_rt, app_jobs;
GRANT SELECT, INSERT, UPDATE, DELETE ON "hits_hourly" TO app_rt;
ALTER TABLE "hits_hourly" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "hits_hourly" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON "hits_hourly" USING ("tenant_id" = (select app.current_tenant())) WITH CHECK ("tenant_id" = (select app.current_tenant()));
ALTER TABLE "hits_hourly" ADD CONSTRAINT "hits_hourly_tenant_fk" FOREIGN KEY ("tenant_id") REFERENCES "tenants" ("id");

REVOKE ALL ON "hours_due" FROM PUBLIC, app_rt, app_jobs;
GRANT SELECT, INSERT, UPDATE, DELETE ON "hours_due" TO app_rt;
ALTER TABLE "hours_due" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "hours_due" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON "hours_due" USING ("tenant_id" = (select app.current_tenant())) WITH CHECK ("tenant_id" = (select app.current_tenant()));
ALTER TABLE "hours_due" ADD CONSTRAINT "hours_due_tenant_fk" FOREIGN KEY ("tenant_id") REFERENCES "tenants" ("id");

REVOKE ALL ON "hourly_watermarks" FROM PUBLIC, app_rt, app_jobs;
GRANT SELECT, INSERT, UPDATE, DELETE ON "hourly_watermarks" TO app_rt;
ALTER TABLE "hourly_watermarks" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "hourly_watermarks" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON "hourly_watermarks" USING ("tenant_id" = (select app.current_tenant())) WITH CHECK ("tenant_id" = (select app.current_tenant()));
ALTER TABLE "hourly_watermarks" ADD CONSTRAINT "hourly_watermarks_tenant_fk" FOREIGN KEY ("tenant_id") REFERENCES "tenants" ("id");

-- What happened in each hour from `since` to before `until`, from the raw hits of the current tenant, by tour and (nil uuid)
-- over all, by type and (empty) over all. Visits are exact in an hour; the sketch holds the 1024 least hashes of them, so that hours can be put together (ADR 0604).
CREATE FUNCTION app.hours_between(since timestamptz, until timestamptz)
RETURNS TABLE (hour timestamptz, event_type text, tour_id uuid, hits int, visits int, sketch bigint[])
LANGUAGE sql STABLE SET search_path = '' AS $$
  WITH seen AS (
    -- The first 48 bits of a visit's id are of a keyed hash: as even as anything, and nobody chooses them.
    SELECT date_trunc('hour', e.occurred_at, 'UTC') AS hour, e.session_id,
      CASE WHEN GROUPING(e.event_type) = 1 THEN '' ELSE e.event_type END AS event_type,
      CASE WHEN GROUPING(e.tour_id) = 1 THEN '00000000-0000-0000-0000-000000000000' ELSE e.tour_id END AS tour_id, count(*) AS hits,
      ('x' || substr(replace(e.session_id::text, '-', ''), 1, 12))::bit(48)::bigint AS hash
    FROM public.analytics_events e
    WHERE e.tenant_id = (SELECT app.current_tenant()) AND e.occurred_at >= since AND e.occurred_at < until
    GROUP BY date_trunc('hour', e.occurred_at, 'UTC'), e.session_id, CUBE (e.event_type, e.tour_id)
    HAVING GROUPING(e.tour_id) = 1 OR e.tour_id IS NOT NULL
  )
  SELECT s.hour, s.event_type, s.tour_id, sum(s.hits)::int, count(s.session_id)::int,
    coalesce((array_agg(DISTINCT s.hash ORDER BY s.hash) FILTER (WHERE s.hash IS NOT NULL))[1:1024], '{}')
  FROM seen s GROUP BY 1, 2, 3
$$;

-- Visits in sketches that were put together: exact below 1024 different ones, else by how close together the least 1024 hashes lie.
CREATE FUNCTION app.visits_of_sketch(hashes bigint[]) RETURNS bigint LANGUAGE sql IMMUTABLE SET search_path = '' AS $$
  WITH least AS (SELECT DISTINCT h FROM unnest(hashes) AS u (h) ORDER BY h LIMIT 1024)
  SELECT CASE WHEN count(*) < 1024 THEN count(*) ELSE round(1023 * 2::numeric ^ 48 / (max(h) + 1))::bigint END FROM least
$$;

-- Makes the sums of the hours since the last run anew, those of three hours before it too, and those that hits came late to. What is as it
-- was is not written. The first run looks back over nine days, as far as clocks of visitors reach.
-- @returns how many rows changed.
CREATE FUNCTION app.refresh_metrics_hourly(at timestamptz DEFAULT now()) RETURNS integer LANGUAGE plpgsql SET search_path = '' AS $$
DECLARE
  of_tenant uuid := app.current_tenant();
  this_hour timestamptz := pg_catalog.date_trunc('hour', at, 'UTC');
  since timestamptz;
  hours timestamptz[];
  of_hour timestamptz;
  written int;
  changed int := 0;
BEGIN
  IF of_tenant IS NULL THEN
    RETURN 0;
  END IF;
  PERFORM pg_catalog.pg_advisory_xact_lock(pg_catalog.hashtextextended('hours of ' || of_tenant, 0));
  SELECT least(w.summed_until, this_hour) - interval '3 hours' INTO since FROM public.hourly_watermarks w WHERE w.tenant_id = of_tenant;
  since := greatest(coalesce(since, this_hour - interval '9 days'), this_hour - interval '60 days');
  INSERT INTO public.hourly_watermarks AS w (tenant_id, summed_until) VALUES (of_tenant, this_hour)
  ON CONFLICT (tenant_id) DO UPDATE SET summed_until = greatest(w.summed_until, excluded.summed_until);
  -- Before the hits are read: whoever marks an hour meanwhile waits, and marks it again.
  WITH due AS (DELETE FROM public.hours_due WHERE tenant_id = of_tenant RETURNING hour)
  SELECT pg_catalog.array_agg(d.hour) INTO hours
  FROM (SELECT due.hour FROM due UNION SELECT n FROM pg_catalog.generate_series(since, this_hour, interval '1 hour') AS n) AS d;

  FOREACH of_hour IN ARRAY hours LOOP
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
REVOKE ALL ON FUNCTION app.hours_between(timestamptz, timestamptz), app.visits_of_sketch(bigint[]), app.refresh_metrics_hourly(timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.hours_between(timestamptz, timestamptz), app.visits_of_sketch(bigint[]), app.refresh_metrics_hourly(timestamptz) TO app_rt;
