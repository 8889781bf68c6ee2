-- In a transaction of its own, so that nobody waits while rows are looked through.
ALTER TABLE "scenes" VALIDATE CONSTRAINT "scenes_tenant_id_source_media_id_fkey";
