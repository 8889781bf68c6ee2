-- Keys of people and tenants, wrapped by a key from outside the database (S7, G3).
CREATE TABLE "data_keys" (
    "owner_kind" TEXT NOT NULL,
    "owner_id" UUID NOT NULL,
    "wrapped" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "data_keys_pkey" PRIMARY KEY ("owner_kind","owner_id"),
    CONSTRAINT data_keys_owner_kind CHECK (owner_kind IN ('person', 'tenant'))
);
CREATE TRIGGER touch_updated_at BEFORE UPDATE ON "data_keys" FOR EACH ROW EXECUTE FUNCTION app.touch_updated_at();

-- Generated from tables.yaml (prisma/src/policies.ts).
REVOKE ALL ON "data_keys" FROM PUBLIC, app_rt, app_jobs;
GRANT SELECT, INSERT, UPDATE, DELETE ON "data_keys" TO app_rt;
