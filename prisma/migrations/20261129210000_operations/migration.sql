-- AlterTable
ALTER TABLE "mails" ADD COLUMN     "attempts" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "last_error" TEXT;

-- CreateIndex
-- Letters of a month: built in a moment.
-- squawk-ignore require-concurrent-index-creation
CREATE INDEX "mails_id_idx" ON "mails"("id");

-- CreateIndex
-- Events are few.
-- squawk-ignore require-concurrent-index-creation
CREATE INDEX "security_events_id_idx" ON "security_events"("id");

-- Generated from tables.yaml (prisma/src/policies.ts): what the doors below read --------------------------------------------

GRANT SELECT ON "mails" TO app_lookup;
CREATE POLICY lookup ON "mails" FOR SELECT TO app_lookup USING ("tenant_id" IS NOT NULL);

GRANT SELECT ON "security_events" TO app_lookup;
CREATE POLICY lookup ON "security_events" FOR SELECT TO app_lookup USING ("tenant_id" IS NOT NULL);

GRANT SELECT ON "gdpr_requests" TO app_lookup;
CREATE POLICY lookup ON "gdpr_requests" FOR SELECT TO app_lookup USING ("tenant_id" IS NOT NULL);

-- Doors (R9) for the administrators of the platform. Each opens in the platform's own context alone, so that no call of a tenant goes
-- through by mistake, and none shows what people wrote: no payload, no text of a letter, no details of an event. -----------------------

CREATE FUNCTION app.require_platform() RETURNS void LANGUAGE plpgsql STABLE SET search_path = '' AS $$
BEGIN
  IF app.current_tenant() IS DISTINCT FROM '00000000-0000-7000-8000-000000000000'::uuid THEN
    RAISE EXCEPTION 'only in the context of the platform' USING ERRCODE = 'insufficient_privilege';
  END IF;
END
$$;

-- The queue's tables come with its first worker: without them nothing waits and nothing was done.
CREATE FUNCTION app.worker_seen_at() RETURNS timestamptz
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = '' AS $$
BEGIN
  PERFORM app.require_platform();
  IF to_regclass('pgboss.job') IS NULL THEN
    RETURN NULL;
  END IF;
  RETURN (SELECT greatest((SELECT max(v.cron_on) FROM pgboss.version v), (SELECT max(q.monitor_on) FROM pgboss.queue q)));
END
$$;

CREATE FUNCTION app.queue_states()
  RETURNS TABLE (name text, is_schedule boolean, waiting int, postponed int, active int, failed int, waiting_since timestamptz)
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = '' AS $$
BEGIN
  PERFORM app.require_platform();
  IF to_regclass('pgboss.job') IS NULL THEN
    RETURN;
  END IF;
  RETURN QUERY
    SELECT q.name, EXISTS (SELECT FROM pgboss.schedule s WHERE s.name = q.name),
      (count(*) FILTER (WHERE j.state IN ('created', 'retry') AND j.start_after <= now()))::int,
      (count(*) FILTER (WHERE j.state IN ('created', 'retry') AND j.start_after > now()))::int,
      (count(*) FILTER (WHERE j.state = 'active'))::int,
      (count(*) FILTER (WHERE j.state = 'failed'))::int,
      min(greatest(j.created_on, j.start_after)) FILTER (WHERE j.state IN ('created', 'retry') AND j.start_after <= now())
    FROM pgboss.queue q LEFT JOIN pgboss.job j ON j.name = q.name AND j.state <> 'completed'
    WHERE q.name NOT LIKE '%.dead' AND q.name NOT LIKE '\_\_%' GROUP BY q.name ORDER BY q.name;
END
$$;

CREATE FUNCTION app.schedule_states()
  RETURNS TABLE (name text, cron text, since timestamptz, done_at timestamptz, failed_at timestamptz)
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = '' AS $$
BEGIN
  PERFORM app.require_platform();
  IF to_regclass('pgboss.job') IS NULL THEN
    RETURN;
  END IF;
  RETURN QUERY
    SELECT s.name, s.cron, s.created_on, max(j.completed_on) FILTER (WHERE j.state = 'completed'), max(j.completed_on) FILTER (WHERE j.state = 'failed')
    FROM pgboss.schedule s LEFT JOIN pgboss.job j ON j.name = s.name AND j.state IN ('completed', 'failed')
    GROUP BY s.name, s.cron, s.created_on ORDER BY s.name;
END
$$;

-- Newest first. A place among them is the microsecond and the id of a job.
CREATE FUNCTION app.list_failed_jobs(queue text, before_us bigint, before_id uuid, most int)
  RETURNS TABLE (id uuid, name text, tenant_id uuid, tenant_slug text, fact_name text, request_id text, attempts int, created_at timestamptz, failed_at timestamptz, failed_us bigint, error text)
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = '' AS $$
BEGIN
  PERFORM app.require_platform();
  IF to_regclass('pgboss.job') IS NULL THEN
    RETURN;
  END IF;
  RETURN QUERY
    SELECT j.id, j.name, t.id, t.slug, j.data -> 'fact' ->> 'name', j.data ->> 'requestId', j.retry_count + 1, j.created_on, j.completed_on,
      (extract(epoch FROM j.completed_on) * 1000000)::bigint, left(coalesce(j.output ->> 'message', j.output -> 'value' ->> 'message'), 2000)
    FROM pgboss.job j LEFT JOIN public.tenants t ON t.id::text = j.data ->> 'tenantId'
    WHERE j.state = 'failed' AND j.name NOT LIKE '%.dead' AND (queue IS NULL OR j.name = queue)
      AND (before_us IS NULL OR ((extract(epoch FROM j.completed_on) * 1000000)::bigint, j.id) < (before_us, before_id))
    ORDER BY j.completed_on DESC, j.id DESC LIMIT most;
END
$$;

-- One, or the thousand that failed first. What the queue set aside of them goes: it is what has failed for good.
CREATE FUNCTION app.retry_failed_jobs(queue text, job uuid) RETURNS int
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
DECLARE
  chosen uuid[];
BEGIN
  PERFORM app.require_platform();
  IF to_regclass('pgboss.job') IS NULL THEN
    RETURN 0;
  END IF;
  chosen := ARRAY(
    SELECT j.id FROM pgboss.job j WHERE j.name = queue AND j.state = 'failed' AND (job IS NULL OR j.id = job)
    ORDER BY j.completed_on LIMIT 1000 FOR UPDATE SKIP LOCKED
  );
  UPDATE pgboss.job j SET state = 'retry', retry_limit = j.retry_limit + 1, completed_on = NULL, start_after = now(),
    keep_until = greatest(j.keep_until, now() + interval '14 days')
  WHERE j.name = queue AND j.id = ANY (chosen);
  DELETE FROM pgboss.job j WHERE j.name = queue || '.dead' AND j.source_id = ANY (chosen);
  RETURN cardinality(chosen);
END
$$;

CREATE FUNCTION app.discard_failed_job(queue text, job uuid) RETURNS int
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
DECLARE
  removed int;
BEGIN
  PERFORM app.require_platform();
  IF to_regclass('pgboss.job') IS NULL THEN
    RETURN 0;
  END IF;
  DELETE FROM pgboss.job j WHERE j.name = queue AND j.id = job AND j.state = 'failed';
  GET DIAGNOSTICS removed = ROW_COUNT;
  IF removed = 1 THEN
    DELETE FROM pgboss.job j WHERE j.name = queue || '.dead' AND j.source_id = job;
  END IF;
  RETURN removed;
END
$$;

CREATE FUNCTION app.outbox_state() RETURNS TABLE (waiting int, waiting_since timestamptz, delivered int)
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = '' AS $$
BEGIN
  PERFORM app.require_platform();
  RETURN QUERY
    SELECT (count(*) FILTER (WHERE f.dispatched_at IS NULL))::int, min(f.occurred_at) FILTER (WHERE f.dispatched_at IS NULL),
      (count(*) FILTER (WHERE f.dispatched_at > now() - interval '1 day'))::int
    FROM public.outbox_facts f;
END
$$;

-- Newest first. A fact has failed where a job that heard it was given up; a queue has few of those, so they are gathered once.
CREATE FUNCTION app.list_facts(wanted text, fact_name text, before uuid, most int)
  RETURNS TABLE (id uuid, name text, version int, tenant_id uuid, tenant_slug text, aggregate_type text, aggregate_id text, occurred_at timestamptz, delivered_at timestamptz, failed_queues text[])
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = '' AS $$
DECLARE
  failures jsonb := '{}';
BEGIN
  PERFORM app.require_platform();
  IF to_regclass('pgboss.job') IS NOT NULL THEN
    SELECT coalesce(jsonb_object_agg(g.fact, g.queues), '{}') INTO failures FROM (
      SELECT j.data -> 'fact' ->> 'id' AS fact, jsonb_agg(DISTINCT j.name) AS queues FROM pgboss.job j
      WHERE j.state = 'failed' AND j.name NOT LIKE '%.dead' AND j.data -> 'fact' ->> 'id' IS NOT NULL GROUP BY 1
    ) g;
  END IF;
  RETURN QUERY
    SELECT f.id, f.name, f.version, t.id, t.slug, f.aggregate_type, f.aggregate_id, f.occurred_at, f.dispatched_at,
      ARRAY(SELECT jsonb_array_elements_text(failures -> f.id::text))
    FROM public.outbox_facts f LEFT JOIN public.tenants t ON t.id = f.tenant_id
    WHERE (before IS NULL OR f.id < before) AND (fact_name IS NULL OR f.name = fact_name)
      AND CASE wanted WHEN 'waiting' THEN f.dispatched_at IS NULL WHEN 'delivered' THEN f.dispatched_at IS NOT NULL
        WHEN 'failed' THEN f.id::text IN (SELECT jsonb_object_keys(failures)) ELSE true END
    ORDER BY f.id DESC LIMIT most;
END
$$;

CREATE FUNCTION app.redeliver_fact(fact uuid) RETURNS int
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
DECLARE
  changed int;
BEGIN
  PERFORM app.require_platform();
  UPDATE public.outbox_facts f SET dispatched_at = NULL WHERE f.id = fact AND f.dispatched_at IS NOT NULL;
  GET DIAGNOSTICS changed = ROW_COUNT;
  RETURN changed;
END
$$;

CREATE FUNCTION app.mail_state() RETURNS TABLE (waiting int, waiting_since timestamptz, failed int, sent int)
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = '' AS $$
BEGIN
  PERFORM app.require_platform();
  RETURN QUERY
    SELECT (count(*) FILTER (WHERE m.sent_at IS NULL AND m.failure IS NULL))::int,
      min(m.created_at) FILTER (WHERE m.sent_at IS NULL AND m.failure IS NULL),
      (count(*) FILTER (WHERE m.sent_at IS NULL AND m.failure IS NOT NULL))::int,
      (count(*) FILTER (WHERE m.sent_at > now() - interval '1 day'))::int
    FROM public.mails m;
END
$$;

CREATE FUNCTION app.list_mails(wanted text, about text, address text, before uuid, most int)
  RETURNS TABLE (id uuid, tenant_id uuid, tenant_slug text, recipient text, topic text, attempts int, created_at timestamptz, sent_at timestamptz, failure text, last_error text)
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = '' AS $$
BEGIN
  PERFORM app.require_platform();
  RETURN QUERY
    SELECT m.id, m.tenant_id, t.slug, m.recipient, m.topic, m.attempts, m.created_at, m.sent_at, m.failure, m.last_error
    FROM public.mails m JOIN public.tenants t ON t.id = m.tenant_id
    WHERE (before IS NULL OR m.id < before) AND (about IS NULL OR m.topic = about) AND (address IS NULL OR lower(m.recipient) = lower(address))
      AND CASE wanted WHEN 'waiting' THEN m.sent_at IS NULL AND m.failure IS NULL WHEN 'sent' THEN m.sent_at IS NOT NULL
        WHEN 'failed' THEN m.sent_at IS NULL AND m.failure IS NOT NULL ELSE true END
    ORDER BY m.id DESC LIMIT most;
END
$$;

CREATE FUNCTION app.list_security_events(kind text, grade text, is_open boolean, before uuid, most int)
  RETURNS TABLE (id uuid, tenant_id uuid, tenant_slug text, tenant_name text, event_type text, severity text, ip_address text, request_id text, occurred_at timestamptz, acknowledged_at timestamptz)
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = '' AS $$
BEGIN
  PERFORM app.require_platform();
  RETURN QUERY
    SELECT e.id, e.tenant_id, t.slug, t.name, e.event_type, e.severity, e.ip_address, e.request_id, e.occurred_at, e.acknowledged_at
    FROM public.security_events e JOIN public.tenants t ON t.id = e.tenant_id
    WHERE (before IS NULL OR e.id < before) AND (kind IS NULL OR e.event_type = kind) AND (grade IS NULL OR e.severity = grade)
      AND (NOT is_open OR e.acknowledged_at IS NULL)
    ORDER BY e.id DESC LIMIT most;
END
$$;

-- Newest first.
CREATE FUNCTION app.list_cases(wanted text, before uuid, most int)
  RETURNS TABLE (id uuid, tenant_id uuid, tenant_slug text, tenant_name text, request_type text, status text, requested_at timestamptz, due_at timestamptz, completed_at timestamptz)
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = '' AS $$
BEGIN
  PERFORM app.require_platform();
  RETURN QUERY
    SELECT g.id, g.tenant_id, t.slug, t.name, g.request_type::text, g.status::text, g.requested_at, g.due_at, g.completed_at
    FROM public.gdpr_requests g JOIN public.tenants t ON t.id = g.tenant_id
    WHERE (before IS NULL OR g.id < before)
      AND CASE wanted WHEN 'open' THEN g.status NOT IN ('completed', 'rejected') WHEN 'closed' THEN g.status IN ('completed', 'rejected') ELSE true END
    ORDER BY g.id DESC LIMIT most;
END
$$;

CREATE FUNCTION app.count_workspaces(people uuid[]) RETURNS TABLE (user_id uuid, workspaces int)
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = '' AS $$
BEGIN
  PERFORM app.require_platform();
  RETURN QUERY
    SELECT m.user_id, count(*)::int FROM public.memberships m JOIN public.tenants t ON t.id = m.tenant_id
    WHERE m.user_id = ANY (people) AND m.status = 'active' AND t.deleted_at IS NULL GROUP BY m.user_id;
END
$$;

GRANT CREATE ON SCHEMA app TO app_jobs, app_lookup;
ALTER FUNCTION app.worker_seen_at() OWNER TO app_jobs;
ALTER FUNCTION app.queue_states() OWNER TO app_jobs;
ALTER FUNCTION app.schedule_states() OWNER TO app_jobs;
ALTER FUNCTION app.list_failed_jobs(text, bigint, uuid, int) OWNER TO app_jobs;
ALTER FUNCTION app.retry_failed_jobs(text, uuid) OWNER TO app_jobs;
ALTER FUNCTION app.discard_failed_job(text, uuid) OWNER TO app_jobs;
ALTER FUNCTION app.outbox_state() OWNER TO app_jobs;
ALTER FUNCTION app.list_facts(text, text, uuid, int) OWNER TO app_jobs;
ALTER FUNCTION app.redeliver_fact(uuid) OWNER TO app_jobs;
ALTER FUNCTION app.mail_state() OWNER TO app_lookup;
ALTER FUNCTION app.list_mails(text, text, text, uuid, int) OWNER TO app_lookup;
ALTER FUNCTION app.list_security_events(text, text, boolean, uuid, int) OWNER TO app_lookup;
ALTER FUNCTION app.list_cases(text, uuid, int) OWNER TO app_lookup;
ALTER FUNCTION app.count_workspaces(uuid[]) OWNER TO app_lookup;
REVOKE CREATE ON SCHEMA app FROM app_jobs, app_lookup;
REVOKE ALL ON FUNCTION app.require_platform(), app.worker_seen_at(), app.queue_states(), app.schedule_states(),
  app.list_failed_jobs(text, bigint, uuid, int), app.retry_failed_jobs(text, uuid), app.discard_failed_job(text, uuid),
  app.outbox_state(), app.list_facts(text, text, uuid, int), app.redeliver_fact(uuid), app.mail_state(),
  app.list_mails(text, text, text, uuid, int), app.list_security_events(text, text, boolean, uuid, int), app.list_cases(text, uuid, int),
  app.count_workspaces(uuid[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.current_tenant() TO app_lookup;
GRANT EXECUTE ON FUNCTION app.require_platform() TO app_jobs, app_lookup;
GRANT EXECUTE ON FUNCTION app.worker_seen_at(), app.queue_states(), app.schedule_states(),
  app.list_failed_jobs(text, bigint, uuid, int), app.retry_failed_jobs(text, uuid), app.discard_failed_job(text, uuid),
  app.outbox_state(), app.list_facts(text, text, uuid, int), app.redeliver_fact(uuid), app.mail_state(),
  app.list_mails(text, text, text, uuid, int), app.list_security_events(text, text, boolean, uuid, int), app.list_cases(text, uuid, int),
  app.count_workspaces(uuid[]) TO app_rt;
