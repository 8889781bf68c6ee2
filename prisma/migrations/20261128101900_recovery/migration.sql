-- Copies of the database, and the practice of putting them back (4.65, 4.68).
CREATE TYPE "backup_status" AS ENUM ('running', 'succeeded', 'failed');

CREATE TABLE "backup_records" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "backup_type" TEXT NOT NULL,
    "backup_location" TEXT NOT NULL,
    "size_bytes" BIGINT NOT NULL DEFAULT 0,
    "checksum" TEXT,
    "status" "backup_status" NOT NULL DEFAULT 'running',
    "details" JSONB NOT NULL DEFAULT '{}',
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "completed_at" TIMESTAMPTZ(3),
    "verified_at" TIMESTAMPTZ(3),

    CONSTRAINT "backup_records_pkey" PRIMARY KEY ("tenant_id","id")
);
CREATE INDEX "backup_records_tenant_id_started_at_idx" ON "backup_records"("tenant_id", "started_at");

CREATE TABLE "recovery_procedures" (
    "id" UUID NOT NULL,
    "procedure_name" TEXT NOT NULL,
    "description" TEXT NOT NULL,
    "steps" JSONB NOT NULL,
    "last_tested_at" TIMESTAMPTZ(3),
    "last_result" JSONB,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "recovery_procedures_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "recovery_procedures_procedure_name_key" ON "recovery_procedures"("procedure_name");
CREATE TRIGGER touch_updated_at BEFORE UPDATE ON "recovery_procedures" FOR EACH ROW EXECUTE FUNCTION app.touch_updated_at();

-- Generated from tables.yaml (prisma/src/policies.ts).
REVOKE ALL ON "backup_records" FROM PUBLIC, app_rt, app_jobs;
GRANT SELECT, INSERT, UPDATE, DELETE ON "backup_records" TO app_rt;
ALTER TABLE "backup_records" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "backup_records" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON "backup_records" USING ("tenant_id" = (select app.current_tenant())) WITH CHECK ("tenant_id" = (select app.current_tenant()));
ALTER TABLE "backup_records" ADD CONSTRAINT "backup_records_tenant_fk" FOREIGN KEY ("tenant_id") REFERENCES "tenants" ("id");

REVOKE ALL ON "recovery_procedures" FROM PUBLIC, app_rt, app_jobs;
GRANT SELECT, INSERT, UPDATE ON "recovery_procedures" TO app_rt;
