-- CreateTable
CREATE TABLE "event_ticket_keys" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "key_id" TEXT NOT NULL,
    "public_key" TEXT NOT NULL,
    "private_key" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "retired_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "event_ticket_keys_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "event_check_ins" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "client_id" UUID NOT NULL,
    "event_id" UUID NOT NULL,
    "entry_id" UUID NOT NULL,
    "places" INTEGER NOT NULL,
    "scanned_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "checked_in_by_id" UUID NOT NULL,
    "undone_at" TIMESTAMPTZ(3),
    "undone_by_id" UUID,

    CONSTRAINT "event_check_ins_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "event_ticket_keys_key_id" ON "event_ticket_keys"("tenant_id", "key_id");

-- CreateIndex
CREATE INDEX "idx_event_check_ins_event" ON "event_check_ins"("tenant_id", "event_id");

-- CreateIndex
CREATE INDEX "idx_event_check_ins_entry" ON "event_check_ins"("tenant_id", "entry_id");

-- CreateIndex
CREATE INDEX "idx_event_check_ins_checked_in_by" ON "event_check_ins"("checked_in_by_id");

-- CreateIndex
CREATE INDEX "idx_event_check_ins_undone_by" ON "event_check_ins"("undone_by_id");

-- CreateIndex
CREATE UNIQUE INDEX "event_check_ins_client_id" ON "event_check_ins"("tenant_id", "client_id");

-- AddForeignKey
ALTER TABLE "event_check_ins" ADD CONSTRAINT "event_check_ins_tenant_id_event_id_fkey" FOREIGN KEY ("tenant_id", "event_id") REFERENCES "events"("tenant_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "event_check_ins" ADD CONSTRAINT "event_check_ins_tenant_id_entry_id_fkey" FOREIGN KEY ("tenant_id", "entry_id") REFERENCES "waitlist_entries"("tenant_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "event_check_ins" ADD CONSTRAINT "event_check_ins_checked_in_by_id_fkey" FOREIGN KEY ("checked_in_by_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "event_check_ins" ADD CONSTRAINT "event_check_ins_undone_by_id_fkey" FOREIGN KEY ("undone_by_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- Generated from tables.yaml (prisma/src/policies.ts) ------------------------------------------------------------------

REVOKE ALL ON "event_ticket_keys" FROM PUBLIC, app_rt, app_jobs;
GRANT SELECT, INSERT, UPDATE, DELETE ON "event_ticket_keys" TO app_rt;
ALTER TABLE "event_ticket_keys" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "event_ticket_keys" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON "event_ticket_keys" USING ("tenant_id" = (select app.current_tenant())) WITH CHECK ("tenant_id" = (select app.current_tenant()));
ALTER TABLE "event_ticket_keys" ADD CONSTRAINT "event_ticket_keys_tenant_fk" FOREIGN KEY ("tenant_id") REFERENCES "tenants" ("id");

REVOKE ALL ON "event_check_ins" FROM PUBLIC, app_rt, app_jobs;
GRANT SELECT, INSERT, UPDATE, DELETE ON "event_check_ins" TO app_rt;
ALTER TABLE "event_check_ins" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "event_check_ins" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON "event_check_ins" USING ("tenant_id" = (select app.current_tenant())) WITH CHECK ("tenant_id" = (select app.current_tenant()));
ALTER TABLE "event_check_ins" ADD CONSTRAINT "event_check_ins_tenant_fk" FOREIGN KEY ("tenant_id") REFERENCES "tenants" ("id");

-- By hand --------------------------------------------------------------------------------------------------------------

ALTER TABLE event_check_ins ADD CONSTRAINT event_check_ins_places CHECK (places BETWEEN 1 AND 20);
