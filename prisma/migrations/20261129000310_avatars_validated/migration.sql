-- In a transaction of its own, so that nobody waits while rows are looked through.
ALTER TABLE "memberships" VALIDATE CONSTRAINT "memberships_tenant_id_avatar_media_id_fkey";
