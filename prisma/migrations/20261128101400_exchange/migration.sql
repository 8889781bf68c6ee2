CREATE TYPE "tour_export_source" AS ENUM ('draft', 'live');
CREATE TYPE "draft_origin" AS ENUM ('human', 'machine');
CREATE TYPE "tour_exchange_status" AS ENUM ('waiting', 'running', 'done', 'failed');

CREATE TABLE "translation_segments" (
    "tenant_id" UUID NOT NULL,
    "tour_id" UUID NOT NULL,
    "language" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "approved_hash" TEXT,
    "draft" TEXT,
    "draft_hash" TEXT,
    "draft_origin" "draft_origin",
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_by_id" UUID NOT NULL,

    CONSTRAINT "translation_segments_pkey" PRIMARY KEY ("tenant_id","tour_id","language","key")
);

CREATE TABLE "tour_imports" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "file_name" TEXT NOT NULL,
    "file_size" BIGINT NOT NULL,
    "is_uploaded" BOOLEAN NOT NULL DEFAULT false,
    "format" TEXT NOT NULL,
    "title" TEXT,
    "dry_run" BOOLEAN NOT NULL,
    "run" INTEGER NOT NULL DEFAULT 0,
    "status" "tour_exchange_status" NOT NULL DEFAULT 'waiting',
    "progress" DOUBLE PRECISION NOT NULL DEFAULT 0,
    "media" JSONB NOT NULL DEFAULT '{}',
    "report" JSONB,
    "tour_id" UUID,
    "failure" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "requested_by_id" UUID NOT NULL,

    CONSTRAINT "tour_imports_pkey" PRIMARY KEY ("tenant_id","id")
);

CREATE TABLE "tour_exports" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "tour_id" UUID NOT NULL,
    "source" "tour_export_source" NOT NULL,
    "originals" BOOLEAN NOT NULL,
    "status" "tour_exchange_status" NOT NULL DEFAULT 'waiting',
    "progress" DOUBLE PRECISION NOT NULL DEFAULT 0,
    "file_size" BIGINT,
    "checksum" TEXT,
    "key_id" TEXT,
    "failure" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "requested_by_id" UUID NOT NULL,

    CONSTRAINT "tour_exports_pkey" PRIMARY KEY ("tenant_id","id")
);

CREATE INDEX "tour_imports_tenant_id_expires_at_idx" ON "tour_imports"("tenant_id", "expires_at");
CREATE INDEX "tour_exports_tenant_id_tour_id_idx" ON "tour_exports"("tenant_id", "tour_id");
CREATE INDEX "tour_exports_tenant_id_expires_at_idx" ON "tour_exports"("tenant_id", "expires_at");

ALTER TABLE "translation_segments" ADD CONSTRAINT "translation_segments_tenant_id_tour_id_fkey" FOREIGN KEY ("tenant_id", "tour_id") REFERENCES "tours"("tenant_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;
ALTER TABLE "tour_exports" ADD CONSTRAINT "tour_exports_tenant_id_tour_id_fkey" FOREIGN KEY ("tenant_id", "tour_id") REFERENCES "tours"("tenant_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

REVOKE ALL ON "translation_segments" FROM PUBLIC, app_rt, app_jobs;
GRANT SELECT, INSERT, UPDATE, DELETE ON "translation_segments" TO app_rt;
ALTER TABLE "translation_segments" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "translation_segments" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON "translation_segments" USING ("tenant_id" = (select app.current_tenant())) WITH CHECK ("tenant_id" = (select app.current_tenant()));
ALTER TABLE "translation_segments" ADD CONSTRAINT "translation_segments_tenant_fk" FOREIGN KEY ("tenant_id") REFERENCES "tenants" ("id");

REVOKE ALL ON "tour_imports" FROM PUBLIC, app_rt, app_jobs;
GRANT SELECT, INSERT, UPDATE, DELETE ON "tour_imports" TO app_rt;
ALTER TABLE "tour_imports" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "tour_imports" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON "tour_imports" USING ("tenant_id" = (select app.current_tenant())) WITH CHECK ("tenant_id" = (select app.current_tenant()));
ALTER TABLE "tour_imports" ADD CONSTRAINT "tour_imports_tenant_fk" FOREIGN KEY ("tenant_id") REFERENCES "tenants" ("id");

REVOKE ALL ON "tour_exports" FROM PUBLIC, app_rt, app_jobs;
GRANT SELECT, INSERT, UPDATE, DELETE ON "tour_exports" TO app_rt;
ALTER TABLE "tour_exports" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "tour_exports" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON "tour_exports" USING ("tenant_id" = (select app.current_tenant())) WITH CHECK ("tenant_id" = (select app.current_tenant()));
ALTER TABLE "tour_exports" ADD CONSTRAINT "tour_exports_tenant_fk" FOREIGN KEY ("tenant_id") REFERENCES "tenants" ("id");
CREATE TRIGGER touch_updated_at BEFORE UPDATE ON translation_segments FOR EACH ROW EXECUTE FUNCTION app.touch_updated_at();
CREATE TRIGGER touch_updated_at BEFORE UPDATE ON tour_imports FOR EACH ROW EXECUTE FUNCTION app.touch_updated_at();
CREATE TRIGGER touch_updated_at BEFORE UPDATE ON tour_exports FOR EACH ROW EXECUTE FUNCTION app.touch_updated_at();
