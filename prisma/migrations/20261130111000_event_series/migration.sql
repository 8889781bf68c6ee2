-- Series of events, and what events say in other languages.
-- CreateTable
CREATE TABLE "event_series" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "rule" TEXT NOT NULL,
    "first_start" TEXT NOT NULL,
    "time_zone" TEXT NOT NULL,
    "length_minutes" INTEGER,
    "excluded" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "added" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "ends_before" TEXT,
    "template" JSONB NOT NULL,
    "is_published" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by_id" UUID NOT NULL,

    CONSTRAINT "event_series_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "event_translations" (
    "tenant_id" UUID NOT NULL,
    "event_id" UUID NOT NULL,
    "language" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "description" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "event_translations_pkey" PRIMARY KEY ("tenant_id","event_id","language")
);

ALTER TABLE "events" ADD COLUMN "series_id" UUID;
ALTER TABLE "events" ADD COLUMN "occurrence" TEXT;
ALTER TABLE "events" ADD COLUMN "is_apart" BOOLEAN NOT NULL DEFAULT false;

-- CreateIndex
CREATE INDEX "idx_event_series_created_by" ON "event_series"("created_by_id");

-- Events are counted in tens of thousands: it is built in milliseconds, and a migration is one transaction.
-- squawk-ignore require-concurrent-index-creation
CREATE UNIQUE INDEX "events_series_occurrence" ON "events"("tenant_id", "series_id", "occurrence");

-- AddForeignKey
ALTER TABLE "event_series" ADD CONSTRAINT "event_series_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "event_translations" ADD CONSTRAINT "event_translations_tenant_id_event_id_fkey" FOREIGN KEY ("tenant_id", "event_id") REFERENCES "events"("tenant_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "events" ADD CONSTRAINT "events_tenant_id_series_id_fkey" FOREIGN KEY ("tenant_id", "series_id") REFERENCES "event_series"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION NOT VALID;

-- Generated from tables.yaml (prisma/src/policies.ts) ------------------------------------------------------------------

REVOKE ALL ON "event_series" FROM PUBLIC, app_rt, app_jobs;
GRANT SELECT, INSERT, UPDATE, DELETE ON "event_series" TO app_rt;
ALTER TABLE "event_series" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "event_series" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON "event_series" USING ("tenant_id" = (select app.current_tenant())) WITH CHECK ("tenant_id" = (select app.current_tenant()));
ALTER TABLE "event_series" ADD CONSTRAINT "event_series_tenant_fk" FOREIGN KEY ("tenant_id") REFERENCES "tenants" ("id");

REVOKE ALL ON "event_translations" FROM PUBLIC, app_rt, app_jobs;
GRANT SELECT, INSERT, UPDATE, DELETE ON "event_translations" TO app_rt;
ALTER TABLE "event_translations" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "event_translations" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON "event_translations" USING ("tenant_id" = (select app.current_tenant())) WITH CHECK ("tenant_id" = (select app.current_tenant()));
ALTER TABLE "event_translations" ADD CONSTRAINT "event_translations_tenant_fk" FOREIGN KEY ("tenant_id") REFERENCES "tenants" ("id");

-- By hand --------------------------------------------------------------------------------------------------------------

CREATE TRIGGER touch_updated_at BEFORE UPDATE ON "event_series" FOR EACH ROW EXECUTE FUNCTION app.touch_updated_at();
CREATE TRIGGER touch_updated_at BEFORE UPDATE ON "event_translations" FOR EACH ROW EXECUTE FUNCTION app.touch_updated_at();
