-- The nadir patch: a file of the tenant that lies on the ground of every scene, and how large, in degrees from edge to edge.
ALTER TABLE "tours" ADD COLUMN "nadir_media_id" UUID;
ALTER TABLE "tours" ADD COLUMN "nadir_size" DOUBLE PRECISION NOT NULL DEFAULT 30;
ALTER TABLE "tours" ADD CONSTRAINT "tours_tenant_id_nadir_media_id_fkey" FOREIGN KEY ("tenant_id", "nadir_media_id")
  REFERENCES "media_files" ("tenant_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION NOT VALID;
-- Tours are counted in thousands: it is built in milliseconds, and a migration is one transaction.
-- squawk-ignore require-concurrent-index-creation
CREATE INDEX "tours_tenant_id_nadir_media_id_idx" ON "tours" ("tenant_id", "nadir_media_id");
