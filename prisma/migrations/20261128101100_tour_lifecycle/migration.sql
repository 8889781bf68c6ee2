-- Who may see a tour, when it is published, and what it was: visibility with passwords and signed links, schedule, versions.
-- CreateEnum
CREATE TYPE "tour_visibility" AS ENUM ('public', 'unlisted', 'private', 'password');
CREATE TYPE "link_outcome" AS ENUM ('ok', 'broken', 'unreachable', 'refused');

-- CreateTable
CREATE TABLE "tour_passwords" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "tour_id" UUID NOT NULL,
    "label" TEXT NOT NULL,
    "password_hash" TEXT NOT NULL,
    "used_count" INTEGER NOT NULL DEFAULT 0,
    "last_used_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),
    "created_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "tour_passwords_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "tour_links" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "tour_id" UUID NOT NULL,
    "label" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_count" INTEGER NOT NULL DEFAULT 0,
    "last_used_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),
    "created_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "tour_links_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "tour_versions" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "tour_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "hash" TEXT NOT NULL,
    "note" TEXT,
    "snapshot" JSONB NOT NULL,
    "published_by_id" UUID NOT NULL,
    "published_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "tour_versions_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "link_checks" (
    "tenant_id" UUID NOT NULL,
    "url_hash" TEXT NOT NULL,
    "url" TEXT NOT NULL,
    "outcome" "link_outcome" NOT NULL,
    "http_status" INTEGER,
    "checked_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "link_checks_pkey" PRIMARY KEY ("tenant_id","url_hash")
);

-- CreateIndex
CREATE INDEX "tour_passwords_tenant_id_tour_id_idx" ON "tour_passwords"("tenant_id", "tour_id");

-- CreateIndex
CREATE INDEX "tour_links_tenant_id_tour_id_idx" ON "tour_links"("tenant_id", "tour_id");

-- CreateIndex
CREATE INDEX "tour_versions_tenant_id_hash_idx" ON "tour_versions"("tenant_id", "hash");

-- CreateIndex
CREATE UNIQUE INDEX "tour_versions_tenant_id_tour_id_number_key" ON "tour_versions"("tenant_id", "tour_id", "number");

-- AddForeignKey
ALTER TABLE "tour_passwords" ADD CONSTRAINT "tour_passwords_tenant_id_tour_id_fkey" FOREIGN KEY ("tenant_id", "tour_id") REFERENCES "tours"("tenant_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "tour_links" ADD CONSTRAINT "tour_links_tenant_id_tour_id_fkey" FOREIGN KEY ("tenant_id", "tour_id") REFERENCES "tours"("tenant_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "tour_versions" ADD CONSTRAINT "tour_versions_tenant_id_tour_id_fkey" FOREIGN KEY ("tenant_id", "tour_id") REFERENCES "tours"("tenant_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "tour_versions" ADD CONSTRAINT "tour_versions_tenant_id_hash_fkey" FOREIGN KEY ("tenant_id", "hash") REFERENCES "tour_documents"("tenant_id", "hash") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- The column is computed from what stands there, as the rows of all tenants are out of the migrator's reach (FORCE); then it is one like any other.
-- squawk-ignore adding-field-with-default
ALTER TABLE "tours" ADD COLUMN "visibility" "tour_visibility" NOT NULL GENERATED ALWAYS AS (CASE WHEN "allow_public_access" THEN 'public'::"tour_visibility" ELSE 'private'::"tour_visibility" END) STORED;
ALTER TABLE "tours" ALTER COLUMN "visibility" DROP EXPRESSION;
ALTER TABLE "tours" ALTER COLUMN "visibility" SET DEFAULT 'public';
-- The same thing said twice can't be said differently (0.9).
-- squawk-ignore constraint-missing-not-valid
ALTER TABLE "tours" ADD CONSTRAINT tours_access_is_visibility CHECK ("allow_public_access" = ("visibility" IN ('public', 'unlisted')));
ALTER TABLE "tours" ADD COLUMN "unpublish_at" TIMESTAMPTZ(3);
ALTER TABLE "tours" ADD COLUMN "schedule_zone" TEXT;
ALTER TABLE "tours" ADD COLUMN "scheduled_by_id" UUID;
ALTER TABLE "tours" ADD COLUMN "submitted_by_id" UUID;
ALTER TABLE "tours" ADD COLUMN "review_comment" TEXT;

-- squawk-ignore adding-field-with-default
ALTER TABLE "tour_publications" ADD COLUMN "visibility" "tour_visibility" NOT NULL GENERATED ALWAYS AS (CASE WHEN "indexable" THEN 'public'::"tour_visibility" ELSE 'private'::"tour_visibility" END) STORED;
ALTER TABLE "tour_publications" ALTER COLUMN "visibility" DROP EXPRESSION;
ALTER TABLE "tour_publications" ALTER COLUMN "visibility" SET DEFAULT 'public';
-- squawk-ignore ban-drop-column
ALTER TABLE "tour_publications" DROP COLUMN "indexable";

-- Generated from tables.yaml (prisma/src/policies.ts).
REVOKE ALL ON "tour_passwords" FROM PUBLIC, app_rt, app_jobs;
GRANT SELECT, INSERT, UPDATE, DELETE ON "tour_passwords" TO app_rt;
ALTER TABLE "tour_passwords" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "tour_passwords" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON "tour_passwords" USING ("tenant_id" = (select app.current_tenant())) WITH CHECK ("tenant_id" = (select app.current_tenant()));
ALTER TABLE "tour_passwords" ADD CONSTRAINT "tour_passwords_tenant_fk" FOREIGN KEY ("tenant_id") REFERENCES "tenants" ("id");

REVOKE ALL ON "tour_links" FROM PUBLIC, app_rt, app_jobs;
GRANT SELECT, INSERT, UPDATE, DELETE ON "tour_links" TO app_rt;
ALTER TABLE "tour_links" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "tour_links" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON "tour_links" USING ("tenant_id" = (select app.current_tenant())) WITH CHECK ("tenant_id" = (select app.current_tenant()));
ALTER TABLE "tour_links" ADD CONSTRAINT "tour_links_tenant_fk" FOREIGN KEY ("tenant_id") REFERENCES "tenants" ("id");

REVOKE ALL ON "tour_versions" FROM PUBLIC, app_rt, app_jobs;
GRANT SELECT, INSERT, UPDATE, DELETE ON "tour_versions" TO app_rt;
ALTER TABLE "tour_versions" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "tour_versions" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON "tour_versions" USING ("tenant_id" = (select app.current_tenant())) WITH CHECK ("tenant_id" = (select app.current_tenant()));
ALTER TABLE "tour_versions" ADD CONSTRAINT "tour_versions_tenant_fk" FOREIGN KEY ("tenant_id") REFERENCES "tenants" ("id");

REVOKE ALL ON "link_checks" FROM PUBLIC, app_rt, app_jobs;
GRANT SELECT, INSERT, UPDATE, DELETE ON "link_checks" TO app_rt;
ALTER TABLE "link_checks" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "link_checks" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON "link_checks" USING ("tenant_id" = (select app.current_tenant())) WITH CHECK ("tenant_id" = (select app.current_tenant()));
ALTER TABLE "link_checks" ADD CONSTRAINT "link_checks_tenant_fk" FOREIGN KEY ("tenant_id") REFERENCES "tenants" ("id");

-- What has to be known of all tenants for the index of sitemaps: those with public tours (R9).
GRANT SELECT ON "tour_publications" TO app_lookup;
CREATE POLICY lookup ON "tour_publications" FOR SELECT TO app_lookup USING ("tenant_id" IS NOT NULL);
CREATE FUNCTION app.sitemap_tenants() RETURNS TABLE (slug text, tours int, updated_at timestamptz)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = '' AS $$
  SELECT t.slug, count(*)::int, max(p.updated_at) FROM public.tour_publications p JOIN public.tenants t ON t.id = p.tenant_id
  WHERE p.visibility = 'public' AND t.status = 'active' AND t.deleted_at IS NULL GROUP BY t.slug ORDER BY t.slug
$$;
GRANT CREATE ON SCHEMA app TO app_lookup;
ALTER FUNCTION app.sitemap_tenants() OWNER TO app_lookup;
REVOKE CREATE ON SCHEMA app FROM app_lookup;
REVOKE ALL ON FUNCTION app.sitemap_tenants() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.sitemap_tenants() TO app_rt;
