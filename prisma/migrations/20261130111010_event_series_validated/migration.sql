-- In a transaction of its own, so that nobody waits while rows are looked through.
ALTER TABLE "events" VALIDATE CONSTRAINT "events_tenant_id_series_id_fkey";
