-- In a transaction of its own, so that nobody waits while rows are looked through.
ALTER TABLE "media_files" VALIDATE CONSTRAINT "media_files_projection";
ALTER TABLE "media_files" VALIDATE CONSTRAINT "media_files_stereo";
ALTER TABLE "media_files" VALIDATE CONSTRAINT "media_files_tenant_id_replaces_id_fkey";
ALTER TABLE "media_files" VALIDATE CONSTRAINT "media_files_tenant_id_superseded_by_id_fkey";
