-- CreateTable
CREATE TABLE "saved_reports" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "owner_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "report" JSONB NOT NULL,
    "range" TEXT NOT NULL,
    "is_shared" BOOLEAN NOT NULL DEFAULT false,
    "schedule" TEXT,
    "sent_until" DATE,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "saved_reports_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "saved_report_recipients" (
    "tenant_id" UUID NOT NULL,
    "report_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,

    CONSTRAINT "saved_report_recipients_pkey" PRIMARY KEY ("tenant_id","report_id","user_id")
);

-- CreateIndex
CREATE INDEX "saved_reports_owner_id_idx" ON "saved_reports"("owner_id");

-- CreateIndex
CREATE INDEX "saved_report_recipients_tenant_id_user_id_idx" ON "saved_report_recipients"("tenant_id", "user_id");

-- AddForeignKey
ALTER TABLE "saved_reports" ADD CONSTRAINT "saved_reports_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "saved_report_recipients" ADD CONSTRAINT "saved_report_recipients_tenant_id_report_id_fkey" FOREIGN KEY ("tenant_id", "report_id") REFERENCES "saved_reports"("tenant_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "saved_report_recipients" ADD CONSTRAINT "saved_report_recipients_tenant_id_user_id_fkey" FOREIGN KEY ("tenant_id", "user_id") REFERENCES "memberships"("tenant_id", "user_id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- What is known is known by name: a schedule that no release knows would send nothing, silently.
ALTER TABLE "saved_reports" ADD CONSTRAINT "saved_reports_schedule_known" CHECK ("schedule" IN ('daily', 'weekly', 'monthly'));

CREATE TRIGGER touch_updated_at BEFORE UPDATE ON "saved_reports" FOR EACH ROW EXECUTE FUNCTION app.touch_updated_at();

REVOKE ALL ON "saved_reports" FROM PUBLIC, app_rt, app_jobs;
GRANT SELECT, INSERT, UPDATE, DELETE ON "saved_reports" TO app_rt;
ALTER TABLE "saved_reports" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "saved_reports" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON "saved_reports" USING ("tenant_id" = (select app.current_tenant())) WITH CHECK ("tenant_id" = (select app.current_tenant()));
ALTER TABLE "saved_reports" ADD CONSTRAINT "saved_reports_tenant_fk" FOREIGN KEY ("tenant_id") REFERENCES "tenants" ("id");

REVOKE ALL ON "saved_report_recipients" FROM PUBLIC, app_rt, app_jobs;
GRANT SELECT, INSERT, UPDATE, DELETE ON "saved_report_recipients" TO app_rt;
ALTER TABLE "saved_report_recipients" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "saved_report_recipients" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON "saved_report_recipients" USING ("tenant_id" = (select app.current_tenant())) WITH CHECK ("tenant_id" = (select app.current_tenant()));
ALTER TABLE "saved_report_recipients" ADD CONSTRAINT "saved_report_recipients_tenant_fk" FOREIGN KEY ("tenant_id") REFERENCES "tenants" ("id");
