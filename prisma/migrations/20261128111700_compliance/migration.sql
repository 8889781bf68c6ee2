-- Compliance: requests of people about their data, holds, exports, erasures, consent, retention, and the end of tenants.
-- CreateEnum
CREATE TYPE "gdpr_request_type" AS ENUM ('access', 'portability', 'rectification', 'erasure', 'restriction', 'objection');

-- CreateEnum
CREATE TYPE "gdpr_request_status" AS ENUM ('received', 'verifying', 'in_progress', 'completed', 'rejected', 'overdue');

-- CreateEnum
CREATE TYPE "data_export_status" AS ENUM ('pending', 'ready', 'failed', 'expired');

-- CreateTable
CREATE TABLE "gdpr_requests" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "user_id" UUID,
    "email" TEXT,
    "request_type" "gdpr_request_type" NOT NULL,
    "status" "gdpr_request_status" NOT NULL DEFAULT 'received',
    "details" TEXT,
    "notes" JSONB NOT NULL DEFAULT '[]',
    "verified_by" TEXT,
    "token_hash" TEXT,
    "export_id" UUID,
    "opened_by_id" UUID,
    "decided_by_id" UUID,
    "decision" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "requested_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "verified_at" TIMESTAMPTZ(3),
    "execute_after" TIMESTAMPTZ(3),
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "reminded_at" TIMESTAMPTZ(3),
    "completed_at" TIMESTAMPTZ(3),
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "gdpr_requests_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "legal_holds" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "user_id" UUID,
    "reason" TEXT NOT NULL,
    "placed_by_id" UUID,
    "placed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "released_by_id" UUID,
    "released_at" TIMESTAMPTZ(3),

    CONSTRAINT "legal_holds_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "data_exports" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "user_id" UUID,
    "requested_by_id" UUID,
    "with_files" BOOLEAN NOT NULL DEFAULT false,
    "status" "data_export_status" NOT NULL DEFAULT 'pending',
    "size" BIGINT,
    "checksum" TEXT,
    "failure" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finished_at" TIMESTAMPTZ(3),
    "expires_at" TIMESTAMPTZ(3),

    CONSTRAINT "data_exports_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "erasures" (
    "sequence" BIGINT NOT NULL,
    "subject" TEXT NOT NULL,
    "done_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "erasures_pkey" PRIMARY KEY ("sequence")
);

-- CreateTable
CREATE TABLE "processing_limits" (
    "user_id" UUID NOT NULL,
    "restricted_at" TIMESTAMPTZ(3),
    "objected_at" TIMESTAMPTZ(3),
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "processing_limits_pkey" PRIMARY KEY ("user_id")
);

-- CreateTable
CREATE TABLE "consent_texts" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "purpose" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "language" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "consent_texts_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "consent_records" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "text_id" UUID NOT NULL,
    "purpose" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "granted" BOOLEAN NOT NULL,
    "user_id" UUID,
    "visit_key_hash" TEXT,
    "source" TEXT NOT NULL,
    "signal" TEXT,
    "ip_address" TEXT,
    "decided_at" TIMESTAMPTZ(3) NOT NULL,
    "withdrawn_at" TIMESTAMPTZ(3),

    CONSTRAINT "consent_records_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "retention_runs" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "table_name" TEXT NOT NULL,
    "removed" INTEGER NOT NULL,
    "kept_since" TIMESTAMPTZ(3) NOT NULL,
    "ran_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "retention_runs_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "tenant_removals" (
    "removed_id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "requested_by_id" UUID,
    "removed_at" TIMESTAMPTZ(3) NOT NULL,
    "purge_after" TIMESTAMPTZ(3) NOT NULL,
    "purged_at" TIMESTAMPTZ(3),
    "rows" BIGINT,
    "files" BIGINT,

    CONSTRAINT "tenant_removals_pkey" PRIMARY KEY ("removed_id")
);

-- CreateIndex
CREATE INDEX "gdpr_requests_tenant_id_status_due_at_idx" ON "gdpr_requests"("tenant_id", "status", "due_at");

-- CreateIndex
CREATE INDEX "gdpr_requests_tenant_id_user_id_idx" ON "gdpr_requests"("tenant_id", "user_id");

-- CreateIndex
CREATE INDEX "legal_holds_tenant_id_user_id_idx" ON "legal_holds"("tenant_id", "user_id");

-- CreateIndex
CREATE INDEX "data_exports_tenant_id_status_idx" ON "data_exports"("tenant_id", "status");

-- CreateIndex
CREATE UNIQUE INDEX "consent_texts_tenant_id_purpose_version_language_key" ON "consent_texts"("tenant_id", "purpose", "version", "language");

-- CreateIndex
CREATE INDEX "consent_records_tenant_id_user_id_purpose_idx" ON "consent_records"("tenant_id", "user_id", "purpose");

-- CreateIndex
CREATE INDEX "consent_records_tenant_id_visit_key_hash_purpose_idx" ON "consent_records"("tenant_id", "visit_key_hash", "purpose");

-- CreateIndex
CREATE INDEX "consent_records_tenant_id_decided_at_idx" ON "consent_records"("tenant_id", "decided_at");

-- CreateIndex
CREATE INDEX "retention_runs_tenant_id_ran_at_idx" ON "retention_runs"("tenant_id", "ran_at");

-- AddForeignKey
ALTER TABLE "consent_records" ADD CONSTRAINT "consent_records_tenant_id_text_id_fkey" FOREIGN KEY ("tenant_id", "text_id") REFERENCES "consent_texts"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- What Prisma cannot say -------------------------------------------------------------------------------------------------

ALTER TABLE data_exports ADD CONSTRAINT data_exports_kind CHECK (kind IN ('person', 'tenant'));
-- One wish of a kind at a time: asking twice leads to the request that is open.
CREATE UNIQUE INDEX gdpr_requests_open ON gdpr_requests (tenant_id, user_id, request_type) WHERE status NOT IN ('completed', 'rejected');
CREATE UNIQUE INDEX legal_holds_live ON legal_holds (tenant_id, coalesce(user_id, tenant_id)) WHERE released_at IS NULL;
ALTER TABLE consent_records ADD CONSTRAINT consent_records_subject CHECK (user_id IS NOT NULL OR visit_key_hash IS NOT NULL);
CREATE TRIGGER touch_updated_at BEFORE UPDATE ON "gdpr_requests" FOR EACH ROW EXECUTE FUNCTION app.touch_updated_at();
CREATE TRIGGER touch_updated_at BEFORE UPDATE ON "processing_limits" FOR EACH ROW EXECUTE FUNCTION app.touch_updated_at();
-- A text that people agreed to, and their decision, are evidence: only the end of a decision may be written into it, and what names the person taken out.
CREATE FUNCTION app.guard_consent() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.tenant_id, NEW.id, NEW.text_id, NEW.purpose, NEW.version, NEW.granted, NEW.source, NEW.decided_at)
     IS DISTINCT FROM (OLD.tenant_id, OLD.id, OLD.text_id, OLD.purpose, OLD.version, OLD.granted, OLD.source, OLD.decided_at) THEN
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER guard_consent BEFORE UPDATE ON consent_records FOR EACH ROW EXECUTE FUNCTION app.guard_consent();

-- Generated from tables.yaml (prisma/src/policies.ts) ------------------------------------------------------------------

REVOKE ALL ON "gdpr_requests" FROM PUBLIC, app_rt, app_jobs;
GRANT SELECT, INSERT, UPDATE, DELETE ON "gdpr_requests" TO app_rt;
ALTER TABLE "gdpr_requests" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "gdpr_requests" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON "gdpr_requests" USING ("tenant_id" = (select app.current_tenant())) WITH CHECK ("tenant_id" = (select app.current_tenant()));
ALTER TABLE "gdpr_requests" ADD CONSTRAINT "gdpr_requests_tenant_fk" FOREIGN KEY ("tenant_id") REFERENCES "tenants" ("id");

REVOKE ALL ON "legal_holds" FROM PUBLIC, app_rt, app_jobs;
GRANT SELECT, INSERT, UPDATE, DELETE ON "legal_holds" TO app_rt;
ALTER TABLE "legal_holds" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "legal_holds" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON "legal_holds" USING ("tenant_id" = (select app.current_tenant())) WITH CHECK ("tenant_id" = (select app.current_tenant()));
ALTER TABLE "legal_holds" ADD CONSTRAINT "legal_holds_tenant_fk" FOREIGN KEY ("tenant_id") REFERENCES "tenants" ("id");

REVOKE ALL ON "data_exports" FROM PUBLIC, app_rt, app_jobs;
GRANT SELECT, INSERT, UPDATE, DELETE ON "data_exports" TO app_rt;
ALTER TABLE "data_exports" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "data_exports" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON "data_exports" USING ("tenant_id" = (select app.current_tenant())) WITH CHECK ("tenant_id" = (select app.current_tenant()));
ALTER TABLE "data_exports" ADD CONSTRAINT "data_exports_tenant_fk" FOREIGN KEY ("tenant_id") REFERENCES "tenants" ("id");

REVOKE ALL ON "erasures" FROM PUBLIC, app_rt, app_jobs;
GRANT SELECT, INSERT ON "erasures" TO app_rt;

REVOKE ALL ON "processing_limits" FROM PUBLIC, app_rt, app_jobs;
GRANT SELECT, INSERT, UPDATE, DELETE ON "processing_limits" TO app_rt;

REVOKE ALL ON "consent_texts" FROM PUBLIC, app_rt, app_jobs;
GRANT SELECT, INSERT ON "consent_texts" TO app_rt;
GRANT SELECT, DELETE ON "consent_texts" TO app_jobs;
ALTER TABLE "consent_texts" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "consent_texts" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON "consent_texts" USING ("tenant_id" = (select app.current_tenant())) WITH CHECK ("tenant_id" = (select app.current_tenant()));
CREATE POLICY jobs_across_tenants ON "consent_texts" TO app_jobs USING ("tenant_id" IS NOT NULL);
ALTER TABLE "consent_texts" ADD CONSTRAINT "consent_texts_tenant_fk" FOREIGN KEY ("tenant_id") REFERENCES "tenants" ("id");

REVOKE ALL ON "consent_records" FROM PUBLIC, app_rt, app_jobs;
GRANT SELECT, INSERT, UPDATE ON "consent_records" TO app_rt;
GRANT SELECT, DELETE ON "consent_records" TO app_jobs;
ALTER TABLE "consent_records" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "consent_records" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON "consent_records" USING ("tenant_id" = (select app.current_tenant())) WITH CHECK ("tenant_id" = (select app.current_tenant()));
CREATE POLICY jobs_across_tenants ON "consent_records" TO app_jobs USING ("tenant_id" IS NOT NULL);
ALTER TABLE "consent_records" ADD CONSTRAINT "consent_records_tenant_fk" FOREIGN KEY ("tenant_id") REFERENCES "tenants" ("id");

REVOKE ALL ON "retention_runs" FROM PUBLIC, app_rt, app_jobs;
GRANT SELECT, INSERT ON "retention_runs" TO app_rt;
GRANT SELECT, DELETE ON "retention_runs" TO app_jobs;
ALTER TABLE "retention_runs" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "retention_runs" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON "retention_runs" USING ("tenant_id" = (select app.current_tenant())) WITH CHECK ("tenant_id" = (select app.current_tenant()));
CREATE POLICY jobs_across_tenants ON "retention_runs" TO app_jobs USING ("tenant_id" IS NOT NULL);
ALTER TABLE "retention_runs" ADD CONSTRAINT "retention_runs_tenant_fk" FOREIGN KEY ("tenant_id") REFERENCES "tenants" ("id");

REVOKE ALL ON "tenant_removals" FROM PUBLIC, app_rt, app_jobs;
GRANT SELECT, INSERT, UPDATE, DELETE ON "tenant_removals" TO app_rt;
GRANT SELECT ON "tenant_removals" TO app_jobs;

-- Purging and retention: the jobs role may remove what the runtime role may not.
GRANT SELECT, DELETE ON "tenants" TO app_jobs;
CREATE POLICY jobs_across_tenants ON "tenants" TO app_jobs USING ("id" IS NOT NULL);
GRANT SELECT, DELETE ON "memberships" TO app_jobs;
CREATE POLICY jobs_across_tenants ON "memberships" TO app_jobs USING ("tenant_id" IS NOT NULL);
GRANT SELECT, DELETE ON "access_logs" TO app_jobs;
CREATE POLICY jobs_across_tenants ON "access_logs" TO app_jobs USING ("tenant_id" IS NOT NULL);
GRANT SELECT, DELETE ON "audit_logs" TO app_jobs;
CREATE POLICY jobs_across_tenants ON "audit_logs" TO app_jobs USING ("tenant_id" IS NOT NULL);
GRANT SELECT, DELETE ON "audit_heads" TO app_jobs;
CREATE POLICY jobs_across_tenants ON "audit_heads" TO app_jobs USING ("tenant_id" IS NOT NULL);
GRANT SELECT, DELETE ON "security_events" TO app_jobs;
CREATE POLICY jobs_across_tenants ON "security_events" TO app_jobs USING ("tenant_id" IS NOT NULL);

-- The trail of a tenant ends with the tenant, once its time of grace is over; nobody may shorten it before.
CREATE OR REPLACE FUNCTION app.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' AND TG_LEVEL = 'ROW' THEN
    IF EXISTS (SELECT FROM public.tenant_removals r WHERE r.removed_id = OLD.tenant_id AND r.purge_after <= now()) THEN
      RETURN OLD;
    END IF;
  END IF;
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END
$$;

-- Doors (R9). Each checks by itself that what it removes may go, whoever asks.
CREATE FUNCTION app.purge_rows(gone uuid, table_name text) RETURNS bigint
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
    EXECUTE format('DELETE FROM public.%I WHERE tenant_id = $1', table_name) USING gone;
  END IF;
  GET DIAGNOSTICS removed = ROW_COUNT;
  RETURN removed;
END
$$;
CREATE FUNCTION app.forget_rows(table_name text, before timestamptz) RETURNS bigint
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
DECLARE
  removed bigint;
BEGIN
  IF table_name <> 'security_events' OR before > now() - interval '30 days' THEN
    RAISE EXCEPTION 'rows of % are kept', table_name USING ERRCODE = 'insufficient_privilege';
  END IF;
  EXECUTE format('DELETE FROM public.%I WHERE tenant_id = (select app.current_tenant()) AND occurred_at < $1', table_name) USING before;
  GET DIAGNOSTICS removed = ROW_COUNT;
  RETURN removed;
END
$$;
CREATE FUNCTION app.forget_in_queue(address text) RETURNS bigint
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
DECLARE
  facts bigint;
  queued bigint;
BEGIN
  IF position('@' IN address) < 2 THEN
    RAISE EXCEPTION 'that is no address' USING ERRCODE = 'invalid_parameter_value';
  END IF;
  DELETE FROM public.outbox_facts WHERE lower(payload ->> 'email') = lower(address);
  GET DIAGNOSTICS facts = ROW_COUNT;
  -- The queue's tables come with its first worker.
  IF to_regclass('pgboss.job') IS NULL THEN
    RETURN facts;
  END IF;
  DELETE FROM pgboss.job WHERE lower(data -> 'input' ->> 'email') = lower(address);
  GET DIAGNOSTICS queued = ROW_COUNT;
  RETURN facts + queued;
END
$$;
GRANT CREATE ON SCHEMA app TO app_jobs;
ALTER FUNCTION app.purge_rows(uuid, text) OWNER TO app_jobs;
ALTER FUNCTION app.forget_rows(text, timestamptz) OWNER TO app_jobs;
ALTER FUNCTION app.forget_in_queue(text) OWNER TO app_jobs;
REVOKE CREATE ON SCHEMA app FROM app_jobs;
REVOKE ALL ON FUNCTION app.guard_consent(), app.purge_rows(uuid, text), app.forget_rows(text, timestamptz), app.forget_in_queue(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.purge_rows(uuid, text), app.forget_rows(text, timestamptz), app.forget_in_queue(text) TO app_rt;
