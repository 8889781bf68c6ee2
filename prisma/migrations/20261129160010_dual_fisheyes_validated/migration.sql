-- In a transaction of its own, so that nobody waits while rows are looked through.
ALTER TABLE "media_files" VALIDATE CONSTRAINT "media_files_projection";
ALTER TABLE "media_files" VALIDATE CONSTRAINT "media_files_lens_fov";
