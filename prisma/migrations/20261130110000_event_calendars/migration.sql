-- What calendars and reminders have to know of an event and of an entry.
ALTER TABLE "events" ADD COLUMN "calendar_sequence" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "events" ADD COLUMN "previous_starts_at" TIMESTAMPTZ(3);
ALTER TABLE "events" ADD COLUMN "postponed_at" TIMESTAMPTZ(3);
ALTER TABLE "events" ADD COLUMN "reminder_hours" INTEGER DEFAULT 24;

ALTER TABLE "waitlist_entries" ADD COLUMN "language" TEXT;
ALTER TABLE "waitlist_entries" ADD COLUMN "calendar_sequence" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "waitlist_entries" ADD COLUMN "reminded_for" TIMESTAMPTZ(3);

ALTER TABLE "waitlist_keys" ADD COLUMN "language" TEXT;

ALTER TABLE "mails" ADD COLUMN "calendar" TEXT;

-- CreateTable
CREATE TABLE "event_feeds" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "event_feeds_pkey" PRIMARY KEY ("tenant_id","id")
);

-- Generated from tables.yaml (prisma/src/policies.ts) ------------------------------------------------------------------

REVOKE ALL ON "event_feeds" FROM PUBLIC, app_rt, app_jobs;
GRANT SELECT, INSERT, UPDATE, DELETE ON "event_feeds" TO app_rt;
ALTER TABLE "event_feeds" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "event_feeds" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON "event_feeds" USING ("tenant_id" = (select app.current_tenant())) WITH CHECK ("tenant_id" = (select app.current_tenant()));
ALTER TABLE "event_feeds" ADD CONSTRAINT "event_feeds_tenant_fk" FOREIGN KEY ("tenant_id") REFERENCES "tenants" ("id");

-- By hand --------------------------------------------------------------------------------------------------------------

-- An address has one calendar, however it is spelled.
CREATE UNIQUE INDEX event_feeds_email ON event_feeds (tenant_id, lower(email));
