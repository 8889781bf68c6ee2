-- The picture by which a member is known in a tenant: a file of that tenant (0.1).
ALTER TABLE "memberships" ADD COLUMN "avatar_media_id" UUID;
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_tenant_id_avatar_media_id_fkey" FOREIGN KEY ("tenant_id", "avatar_media_id")
  REFERENCES "media_files" ("tenant_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION NOT VALID;
-- Members are counted in thousands: it is built in milliseconds, and a migration is one transaction.
-- squawk-ignore require-concurrent-index-creation
CREATE INDEX "memberships_tenant_id_avatar_media_id_idx" ON "memberships" ("tenant_id", "avatar_media_id");
