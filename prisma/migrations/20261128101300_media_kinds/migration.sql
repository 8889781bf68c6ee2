-- Media of every kind: what people say of a file, what was found out about it, and contents that replace each other.
ALTER TABLE "media_files"
  ADD COLUMN "alt_text" TEXT,
  ADD COLUMN "caption" TEXT,
  ADD COLUMN "credit" TEXT,
  ADD COLUMN "projection" TEXT,
  ADD COLUMN "stereo" TEXT,
  ADD COLUMN "details" JSONB NOT NULL DEFAULT '{}',
  ADD COLUMN "origin" JSONB NOT NULL DEFAULT '{}',
  ADD COLUMN "content_id" UUID,
  ADD COLUMN "replaces_id" UUID,
  ADD COLUMN "superseded_by_id" UUID;

ALTER TABLE "media_files" ADD CONSTRAINT "media_files_projection" CHECK ("projection" IN ('flat', 'equirectangular', 'cubemap')) NOT VALID;
ALTER TABLE "media_files" ADD CONSTRAINT "media_files_stereo" CHECK ("stereo" IN ('mono', 'top-bottom', 'left-right')) NOT VALID;
ALTER TABLE "media_files" ADD CONSTRAINT "media_files_tenant_id_replaces_id_fkey" FOREIGN KEY ("tenant_id", "replaces_id")
  REFERENCES "media_files" ("tenant_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION NOT VALID;
ALTER TABLE "media_files" ADD CONSTRAINT "media_files_tenant_id_superseded_by_id_fkey" FOREIGN KEY ("tenant_id", "superseded_by_id")
  REFERENCES "media_files" ("tenant_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION NOT VALID;

-- Files are counted in thousands: each of these is built in milliseconds, and a migration is one transaction.
-- squawk-ignore require-concurrent-index-creation
CREATE UNIQUE INDEX "media_files_tenant_id_content_id_key" ON "media_files" ("tenant_id", "content_id");
-- squawk-ignore require-concurrent-index-creation
CREATE INDEX "media_files_tenant_id_checksum_idx" ON "media_files" ("tenant_id", "checksum");
-- squawk-ignore require-concurrent-index-creation
CREATE INDEX "media_files_tenant_id_replaces_id_idx" ON "media_files" ("tenant_id", "replaces_id");
-- squawk-ignore require-concurrent-index-creation
CREATE INDEX "media_files_tenant_id_superseded_by_id_idx" ON "media_files" ("tenant_id", "superseded_by_id");
