-- The end of a tenant: nothing of a removed one is served, and what was removed for long enough goes whole (4.79, G4).
-- Which entry of the erasure ledger names the tenant, so that a purge that is begun again writes no second one.
ALTER TABLE "tenant_removals" ADD COLUMN "ledger_sequence" BIGINT;

-- What the runtime role may only add to, the jobs role removes with the tenant.
GRANT SELECT, DELETE ON "access_policy_versions" TO app_jobs;
CREATE POLICY jobs_across_tenants ON "access_policy_versions" TO app_jobs USING ("tenant_id" IS NOT NULL);
GRANT SELECT, DELETE ON "audit_archives" TO app_jobs;
CREATE POLICY jobs_across_tenants ON "audit_archives" TO app_jobs USING ("tenant_id" IS NOT NULL);
GRANT SELECT, DELETE ON "api_usage" TO app_jobs;
CREATE POLICY jobs_across_tenants ON "api_usage" TO app_jobs USING ("tenant_id" IS NOT NULL);

-- The second way out of the audit log (G1): with its tenant.
CREATE OR REPLACE FUNCTION app.guard_audit_log() RETURNS trigger LANGUAGE plpgsql SET search_path = '' AS $$
BEGIN
  IF TG_OP = 'DELETE' AND OLD.occurred_at < now() - interval '30 days' AND EXISTS (
    SELECT FROM public.audit_archives a WHERE a.tenant_id = OLD.tenant_id AND OLD.sequence BETWEEN a.from_sequence AND a.to_sequence)
  THEN
    RETURN OLD;
  END IF;
  IF TG_OP = 'DELETE' AND EXISTS (SELECT FROM public.tenant_removals r WHERE r.removed_id = OLD.tenant_id AND r.purge_after <= now()) THEN
    RETURN OLD;
  END IF;
  RAISE EXCEPTION 'audit_logs is append-only' USING ERRCODE = 'insufficient_privilege';
END
$$;

-- As before, but a batch at a time: whoever is killed in the middle has done what it had done.
CREATE OR REPLACE FUNCTION app.purge_rows(gone uuid, table_name text) RETURNS bigint
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
DECLARE
  removed bigint;
BEGIN
  IF NOT EXISTS (
    SELECT FROM public.tenant_removals r JOIN public.tenants t ON t.id = r.removed_id
    WHERE r.removed_id = gone AND r.purge_after <= now() AND t.deleted_at IS NOT NULL
  ) THEN
    RAISE EXCEPTION 'tenant % is not to be purged', gone USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF table_name = 'pgboss.job' THEN
    IF to_regclass('pgboss.job') IS NULL THEN
      RETURN 0;
    END IF;
    DELETE FROM pgboss.job WHERE data ->> 'tenantId' = gone::text;
  ELSIF table_name = 'tenants' THEN
    DELETE FROM public.tenants WHERE id = gone;
  ELSE
    EXECUTE format('DELETE FROM public.%1$I WHERE tenant_id = $1
      AND (tableoid, ctid) IN (SELECT tableoid, ctid FROM public.%1$I WHERE tenant_id = $1 LIMIT 20000)', table_name) USING gone;
  END IF;
  GET DIAGNOSTICS removed = ROW_COUNT;
  RETURN removed;
END
$$;

-- The tenant that a transaction is opened for: none, if it is removed, so that its rows are there for nobody.
CREATE FUNCTION app.open_tenant(wanted text) RETURNS text
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = '' AS $$
BEGIN
  IF EXISTS (SELECT FROM public.tenants t WHERE t.id = wanted::uuid AND t.deleted_at IS NOT NULL) THEN
    RETURN '';
  END IF;
  RETURN wanted;
END
$$;
-- Removed tenants of which a person was an active member.
CREATE FUNCTION app.removed_tenants_of(person uuid) RETURNS TABLE (id uuid, slug text, name text)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = '' AS $$
  SELECT t.id, t.slug, t.name FROM public.memberships m JOIN public.tenants t ON t.id = m.tenant_id
  WHERE m.user_id = person AND m.status = 'active' AND t.deleted_at IS NOT NULL ORDER BY m.joined_at, t.id
$$;
-- Every tenant, for the platform's administrators.
CREATE FUNCTION app.list_tenants(after uuid, most int)
  RETURNS TABLE (id uuid, slug text, name text, status tenant_status, created_at timestamptz, removed_at timestamptz)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = '' AS $$
  SELECT t.id, t.slug, t.name, t.status, t.created_at, t.deleted_at FROM public.tenants t WHERE t.id > after ORDER BY t.id LIMIT most
$$;
GRANT CREATE ON SCHEMA app TO app_lookup;
ALTER FUNCTION app.open_tenant(text) OWNER TO app_lookup;
ALTER FUNCTION app.removed_tenants_of(uuid) OWNER TO app_lookup;
ALTER FUNCTION app.list_tenants(uuid, int) OWNER TO app_lookup;
REVOKE CREATE ON SCHEMA app FROM app_lookup;
REVOKE ALL ON FUNCTION app.open_tenant(text), app.removed_tenants_of(uuid), app.list_tenants(uuid, int) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.open_tenant(text), app.removed_tenants_of(uuid), app.list_tenants(uuid, int) TO app_rt;
GRANT EXECUTE ON FUNCTION app.open_tenant(text) TO app_jobs;
