-- The picture or film of the whole sphere that a scene is shown as, over the tiles of its panorama.
ALTER TABLE "scenes" ADD COLUMN "source_media_id" UUID;
ALTER TABLE "scenes" ADD CONSTRAINT "scenes_tenant_id_source_media_id_fkey" FOREIGN KEY ("tenant_id", "source_media_id")
  REFERENCES "media_files" ("tenant_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION NOT VALID;
-- Scenes are counted in tens of thousands: it is built in milliseconds, and a migration is one transaction.
-- squawk-ignore require-concurrent-index-creation
CREATE INDEX "scenes_tenant_id_source_media_id_idx" ON "scenes" ("tenant_id", "source_media_id");
