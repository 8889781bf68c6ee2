-- In a transaction of its own, so that nobody waits while rows are looked through.
ALTER TABLE "tours" VALIDATE CONSTRAINT "tours_tenant_id_nadir_media_id_fkey";
