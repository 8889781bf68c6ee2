-- What led to a visit, as the link says that somebody came by.
ALTER TABLE "visit_sessions"
  ADD COLUMN "utm_source" TEXT,
  ADD COLUMN "utm_medium" TEXT,
  ADD COLUMN "utm_campaign" TEXT,
  ADD COLUMN "utm_term" TEXT,
  ADD COLUMN "utm_content" TEXT;

-- Of days that are summed already nothing of this is known: so they say, and each dimension adds up to all visits.
ALTER TABLE "visits_daily" NO FORCE ROW LEVEL SECURITY;
INSERT INTO "visits_daily" ("tenant_id", "day", "tour_id", "dimension", "value", "visits", "duration_ms")
SELECT s."tenant_id", s."day", s."tour_id", d.dimension, '', s."visits", s."duration_ms"
FROM "visits_daily" s CROSS JOIN (VALUES ('city'), ('source'), ('medium'), ('campaign'), ('term'), ('content')) AS d (dimension)
WHERE s."dimension" = 'all';
ALTER TABLE "visits_daily" FORCE ROW LEVEL SECURITY;

-- Who looked on each of these days, by tour and (nil uuid) over all of them, and by what is known of them. A visit is within one day,
-- so that days add up. One whose row is gone already still counts. A city is named with its country.
CREATE OR REPLACE FUNCTION app.visits_between(since date, until date)
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
    ('city', v.country || '/' || v.city), ('referrer', v.referrer), ('source', v.utm_source), ('medium', v.utm_medium), ('campaign', v.utm_campaign),
    ('term', v.utm_term), ('content', v.utm_content)) AS d (dimension, value)
  GROUP BY 1, 2, 3, 4
$$;
