-- CreateEnum
CREATE TYPE "review_status" AS ENUM ('pending', 'approved', 'rejected');

-- CreateEnum
CREATE TYPE "share_kind" AS ENUM ('link', 'qr', 'social', 'email');

-- CreateEnum
CREATE TYPE "tour_term_kind" AS ENUM ('category', 'tag');

-- AlterTable
ALTER TABLE "tours" ADD COLUMN     "country" TEXT,
ADD COLUMN     "latitude" DOUBLE PRECISION,
ADD COLUMN     "longitude" DOUBLE PRECISION,
ADD COLUMN     "rating_sum" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "tour_ratings" ADD COLUMN     "moderated_at" TIMESTAMPTZ(3),
ADD COLUMN     "moderated_by_id" UUID,
ADD COLUMN     "moderation_reason" TEXT,
ADD COLUMN     "review_status" "review_status",
ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;

-- AlterTable
ALTER TABLE "tour_publications" ADD COLUMN     "listing" JSONB NOT NULL DEFAULT '{}';

-- CreateTable
CREATE TABLE "tour_shares" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "tour_id" UUID NOT NULL,
    "kind" "share_kind" NOT NULL,
    "actor" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "tour_shares_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "tour_terms" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "kind" "tour_term_kind" NOT NULL,
    "name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "tour_terms_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "tour_shares_tenant_id_tour_id_actor_kind_key" ON "tour_shares"("tenant_id", "tour_id", "actor", "kind");

-- Nothing has written ratings before this release: the table is empty.
-- squawk-ignore require-concurrent-index-creation
CREATE INDEX "tour_ratings_tenant_id_review_status_id_idx" ON "tour_ratings"("tenant_id", "review_status", "id");

-- AddForeignKey
ALTER TABLE "tour_shares" ADD CONSTRAINT "tour_shares_tenant_id_tour_id_fkey" FOREIGN KEY ("tenant_id", "tour_id") REFERENCES "tours"("tenant_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- What Prisma cannot say -------------------------------------------------------------------------------------------------

-- One name, however it is written.
CREATE UNIQUE INDEX tour_terms_name ON tour_terms (tenant_id, kind, lower(name));
ALTER TABLE tour_ratings ADD CONSTRAINT tour_ratings_review CHECK ((review IS NULL) = (review_status IS NULL)) NOT VALID;
ALTER TABLE tours ADD CONSTRAINT tours_place CHECK (
  (latitude IS NULL) = (longitude IS NULL) AND latitude BETWEEN -90 AND 90 AND longitude BETWEEN -180 AND 180) NOT VALID;
ALTER TABLE tours ADD CONSTRAINT tours_country CHECK (country ~ '^[A-Z]{2}$') NOT VALID;
ALTER TABLE tours ADD CONSTRAINT tours_counters_not_negative CHECK (
  view_count >= 0 AND share_count >= 0 AND bookmark_count >= 0 AND total_ratings >= 0 AND rating_sum >= 0) NOT VALID;

-- What visitors do to a tour is no change of the tour: only its counters move, and updated_at stays.
DROP TRIGGER touch_updated_at ON tours;
CREATE TRIGGER touch_updated_at BEFORE UPDATE ON tours FOR EACH ROW
  WHEN ((OLD.view_count, OLD.share_count, OLD.bookmark_count, OLD.rating_sum, OLD.total_ratings, OLD.average_rating)
    IS NOT DISTINCT FROM (NEW.view_count, NEW.share_count, NEW.bookmark_count, NEW.rating_sum, NEW.total_ratings, NEW.average_rating))
  EXECUTE FUNCTION app.touch_updated_at();
CREATE TRIGGER touch_updated_at BEFORE UPDATE ON tour_terms FOR EACH ROW EXECUTE FUNCTION app.touch_updated_at();

-- Row-level security ---------------------------------------------------------------------------------------------------

REVOKE ALL ON "tour_shares" FROM PUBLIC, app_rt, app_jobs;
GRANT SELECT, INSERT, UPDATE, DELETE ON "tour_shares" TO app_rt;
ALTER TABLE "tour_shares" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "tour_shares" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON "tour_shares" USING ("tenant_id" = (select app.current_tenant())) WITH CHECK ("tenant_id" = (select app.current_tenant()));
ALTER TABLE "tour_shares" ADD CONSTRAINT "tour_shares_tenant_fk" FOREIGN KEY ("tenant_id") REFERENCES "tenants" ("id");

REVOKE ALL ON "tour_terms" FROM PUBLIC, app_rt, app_jobs;
GRANT SELECT, INSERT, UPDATE, DELETE ON "tour_terms" TO app_rt;
ALTER TABLE "tour_terms" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "tour_terms" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON "tour_terms" USING ("tenant_id" = (select app.current_tenant())) WITH CHECK ("tenant_id" = (select app.current_tenant()));
ALTER TABLE "tour_terms" ADD CONSTRAINT "tour_terms_tenant_fk" FOREIGN KEY ("tenant_id") REFERENCES "tenants" ("id");
