-- CreateEnum
CREATE TYPE "event_status" AS ENUM ('draft', 'published', 'cancelled', 'completed');

-- CreateEnum
CREATE TYPE "waitlist_status" AS ENUM ('pending', 'confirmed', 'cancelled');

-- CreateEnum
CREATE TYPE "offer_status" AS ENUM ('open', 'accepted', 'declined', 'expired', 'withdrawn');

-- CreateTable
CREATE TABLE "venues" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "city" TEXT NOT NULL,
    "country" TEXT NOT NULL,
    "latitude" DOUBLE PRECISION,
    "longitude" DOUBLE PRECISION,
    "website" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "deleted_at" TIMESTAMPTZ(3),
    "created_by_id" UUID NOT NULL,

    CONSTRAINT "venues_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "events" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "description" TEXT,
    "status" "event_status" NOT NULL DEFAULT 'draft',
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3),
    "time_zone" TEXT NOT NULL,
    "is_all_day" BOOLEAN NOT NULL DEFAULT false,
    "capacity" INTEGER,
    "offer_hours" INTEGER NOT NULL DEFAULT 24,
    "next_turn" INTEGER NOT NULL DEFAULT 1,
    "youtube_id" TEXT,
    "map_latitude" DOUBLE PRECISION,
    "map_longitude" DOUBLE PRECISION,
    "map_zoom" INTEGER,
    "category" TEXT,
    "tags" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "language" TEXT NOT NULL DEFAULT 'en',
    "venue_id" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "published_at" TIMESTAMPTZ(3),
    "cancelled_at" TIMESTAMPTZ(3),
    "completed_at" TIMESTAMPTZ(3),
    "deleted_at" TIMESTAMPTZ(3),
    "created_by_id" UUID NOT NULL,

    CONSTRAINT "events_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "event_places" (
    "tenant_id" UUID NOT NULL,
    "event_id" UUID NOT NULL,
    "confirmed" INTEGER NOT NULL DEFAULT 0,
    "offered" INTEGER NOT NULL DEFAULT 0,
    "waiting" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "event_places_pkey" PRIMARY KEY ("tenant_id","event_id")
);

-- CreateTable
CREATE TABLE "event_slugs" (
    "tenant_id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "event_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "event_slugs_pkey" PRIMARY KEY ("tenant_id","slug")
);

-- CreateTable
CREATE TABLE "waitlist_entries" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "event_id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT,
    "user_id" UUID,
    "status" "waitlist_status" NOT NULL DEFAULT 'pending',
    "places" INTEGER NOT NULL DEFAULT 1,
    "priority" INTEGER NOT NULL DEFAULT 0,
    "turn" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "confirmed_at" TIMESTAMPTZ(3),
    "cancelled_at" TIMESTAMPTZ(3),

    CONSTRAINT "waitlist_entries_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "waitlist_offers" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "event_id" UUID NOT NULL,
    "entry_id" UUID NOT NULL,
    "places" INTEGER NOT NULL,
    "status" "offer_status" NOT NULL DEFAULT 'open',
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "settled_at" TIMESTAMPTZ(3),

    CONSTRAINT "waitlist_offers_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "waitlist_keys" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "token_hash" TEXT NOT NULL,
    "event_id" UUID NOT NULL,
    "entry_id" UUID,
    "email" TEXT NOT NULL,
    "name" TEXT,
    "places" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "waitlist_keys_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateIndex
CREATE INDEX "idx_venues_created_by" ON "venues"("created_by_id");

-- CreateIndex
CREATE INDEX "idx_events_starts_at" ON "events"("tenant_id", "starts_at");

-- CreateIndex
CREATE INDEX "idx_events_status" ON "events"("tenant_id", "status", "starts_at");

-- CreateIndex
CREATE INDEX "idx_events_venue" ON "events"("tenant_id", "venue_id");

-- CreateIndex
CREATE INDEX "idx_events_created_by" ON "events"("created_by_id");

-- CreateIndex
CREATE INDEX "idx_event_slugs_event" ON "event_slugs"("tenant_id", "event_id");

-- CreateIndex
CREATE INDEX "idx_waitlist_entries_user" ON "waitlist_entries"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "waitlist_entries_turn" ON "waitlist_entries"("tenant_id", "event_id", "turn");

-- CreateIndex
CREATE INDEX "idx_waitlist_offers_event" ON "waitlist_offers"("tenant_id", "event_id");

-- CreateIndex
CREATE INDEX "idx_waitlist_offers_entry" ON "waitlist_offers"("tenant_id", "entry_id");

-- CreateIndex
CREATE UNIQUE INDEX "waitlist_keys_token_hash_key" ON "waitlist_keys"("token_hash");

-- CreateIndex
CREATE INDEX "idx_waitlist_keys_event" ON "waitlist_keys"("tenant_id", "event_id");

-- CreateIndex
CREATE INDEX "idx_waitlist_keys_entry" ON "waitlist_keys"("tenant_id", "entry_id");

-- CreateIndex
CREATE INDEX "idx_waitlist_keys_expires_at" ON "waitlist_keys"("expires_at");

-- AddForeignKey
ALTER TABLE "venues" ADD CONSTRAINT "venues_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "events" ADD CONSTRAINT "events_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "events" ADD CONSTRAINT "events_tenant_id_venue_id_fkey" FOREIGN KEY ("tenant_id", "venue_id") REFERENCES "venues"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "event_places" ADD CONSTRAINT "event_places_tenant_id_event_id_fkey" FOREIGN KEY ("tenant_id", "event_id") REFERENCES "events"("tenant_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "event_slugs" ADD CONSTRAINT "event_slugs_tenant_id_event_id_fkey" FOREIGN KEY ("tenant_id", "event_id") REFERENCES "events"("tenant_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "waitlist_entries" ADD CONSTRAINT "waitlist_entries_tenant_id_event_id_fkey" FOREIGN KEY ("tenant_id", "event_id") REFERENCES "events"("tenant_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "waitlist_entries" ADD CONSTRAINT "waitlist_entries_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "waitlist_offers" ADD CONSTRAINT "waitlist_offers_tenant_id_event_id_fkey" FOREIGN KEY ("tenant_id", "event_id") REFERENCES "events"("tenant_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "waitlist_offers" ADD CONSTRAINT "waitlist_offers_tenant_id_entry_id_fkey" FOREIGN KEY ("tenant_id", "entry_id") REFERENCES "waitlist_entries"("tenant_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "waitlist_keys" ADD CONSTRAINT "waitlist_keys_tenant_id_event_id_fkey" FOREIGN KEY ("tenant_id", "event_id") REFERENCES "events"("tenant_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "waitlist_keys" ADD CONSTRAINT "waitlist_keys_tenant_id_entry_id_fkey" FOREIGN KEY ("tenant_id", "entry_id") REFERENCES "waitlist_entries"("tenant_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- Generated from tables.yaml (prisma/src/policies.ts) ------------------------------------------------------------------

REVOKE ALL ON "venues" FROM PUBLIC, app_rt, app_jobs;
GRANT SELECT, INSERT, UPDATE, DELETE ON "venues" TO app_rt;
ALTER TABLE "venues" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "venues" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON "venues" USING ("tenant_id" = (select app.current_tenant())) WITH CHECK ("tenant_id" = (select app.current_tenant()));
ALTER TABLE "venues" ADD CONSTRAINT "venues_tenant_fk" FOREIGN KEY ("tenant_id") REFERENCES "tenants" ("id");

REVOKE ALL ON "events" FROM PUBLIC, app_rt, app_jobs;
GRANT SELECT, INSERT, UPDATE, DELETE ON "events" TO app_rt;
ALTER TABLE "events" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "events" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON "events" USING ("tenant_id" = (select app.current_tenant())) WITH CHECK ("tenant_id" = (select app.current_tenant()));
ALTER TABLE "events" ADD CONSTRAINT "events_tenant_fk" FOREIGN KEY ("tenant_id") REFERENCES "tenants" ("id");

REVOKE ALL ON "event_places" FROM PUBLIC, app_rt, app_jobs;
GRANT SELECT, INSERT, UPDATE, DELETE ON "event_places" TO app_rt;
ALTER TABLE "event_places" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "event_places" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON "event_places" USING ("tenant_id" = (select app.current_tenant())) WITH CHECK ("tenant_id" = (select app.current_tenant()));
ALTER TABLE "event_places" ADD CONSTRAINT "event_places_tenant_fk" FOREIGN KEY ("tenant_id") REFERENCES "tenants" ("id");

REVOKE ALL ON "event_slugs" FROM PUBLIC, app_rt, app_jobs;
GRANT SELECT, INSERT, UPDATE, DELETE ON "event_slugs" TO app_rt;
ALTER TABLE "event_slugs" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "event_slugs" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON "event_slugs" USING ("tenant_id" = (select app.current_tenant())) WITH CHECK ("tenant_id" = (select app.current_tenant()));
ALTER TABLE "event_slugs" ADD CONSTRAINT "event_slugs_tenant_fk" FOREIGN KEY ("tenant_id") REFERENCES "tenants" ("id");

REVOKE ALL ON "waitlist_entries" FROM PUBLIC, app_rt, app_jobs;
GRANT SELECT, INSERT, UPDATE, DELETE ON "waitlist_entries" TO app_rt;
ALTER TABLE "waitlist_entries" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "waitlist_entries" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON "waitlist_entries" USING ("tenant_id" = (select app.current_tenant())) WITH CHECK ("tenant_id" = (select app.current_tenant()));
ALTER TABLE "waitlist_entries" ADD CONSTRAINT "waitlist_entries_tenant_fk" FOREIGN KEY ("tenant_id") REFERENCES "tenants" ("id");

REVOKE ALL ON "waitlist_offers" FROM PUBLIC, app_rt, app_jobs;
GRANT SELECT, INSERT, UPDATE, DELETE ON "waitlist_offers" TO app_rt;
GRANT SELECT ON "waitlist_offers" TO app_jobs;
ALTER TABLE "waitlist_offers" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "waitlist_offers" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON "waitlist_offers" USING ("tenant_id" = (select app.current_tenant())) WITH CHECK ("tenant_id" = (select app.current_tenant()));
CREATE POLICY jobs_across_tenants ON "waitlist_offers" TO app_jobs USING ("tenant_id" IS NOT NULL);
ALTER TABLE "waitlist_offers" ADD CONSTRAINT "waitlist_offers_tenant_fk" FOREIGN KEY ("tenant_id") REFERENCES "tenants" ("id");

REVOKE ALL ON "waitlist_keys" FROM PUBLIC, app_rt, app_jobs;
GRANT SELECT, INSERT, UPDATE, DELETE ON "waitlist_keys" TO app_rt;
ALTER TABLE "waitlist_keys" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "waitlist_keys" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON "waitlist_keys" USING ("tenant_id" = (select app.current_tenant())) WITH CHECK ("tenant_id" = (select app.current_tenant()));
ALTER TABLE "waitlist_keys" ADD CONSTRAINT "waitlist_keys_tenant_fk" FOREIGN KEY ("tenant_id") REFERENCES "tenants" ("id");

-- By hand --------------------------------------------------------------------------------------------------------------

CREATE TRIGGER touch_updated_at BEFORE UPDATE ON "venues" FOR EACH ROW EXECUTE FUNCTION app.touch_updated_at();
CREATE TRIGGER touch_updated_at BEFORE UPDATE ON "events" FOR EACH ROW EXECUTE FUNCTION app.touch_updated_at();
CREATE TRIGGER touch_updated_at BEFORE UPDATE ON "waitlist_entries" FOR EACH ROW EXECUTE FUNCTION app.touch_updated_at();

ALTER TABLE events ADD CONSTRAINT events_end_after_start CHECK (ends_at IS NULL OR ends_at >= starts_at);
ALTER TABLE events ADD CONSTRAINT events_capacity CHECK (capacity IS NULL OR capacity >= 0);
ALTER TABLE events ADD CONSTRAINT events_map CHECK ((map_latitude IS NULL) = (map_longitude IS NULL) AND map_latitude BETWEEN -90 AND 90 AND map_longitude BETWEEN -180 AND 180 AND map_zoom BETWEEN 0 AND 22);
ALTER TABLE venues ADD CONSTRAINT venues_place CHECK ((latitude IS NULL) = (longitude IS NULL) AND latitude BETWEEN -90 AND 90 AND longitude BETWEEN -180 AND 180);
ALTER TABLE waitlist_entries ADD CONSTRAINT waitlist_entries_places CHECK (places BETWEEN 1 AND 20);

-- A slug is taken by one living event; an address is on a list once, however it is spelled (2.3, 2.8).
CREATE UNIQUE INDEX events_slug_live ON events (tenant_id, slug) WHERE deleted_at IS NULL;
CREATE UNIQUE INDEX waitlist_entries_email ON waitlist_entries (tenant_id, event_id, lower(email));
-- Who is next, and which offers end.
CREATE INDEX idx_waitlist_entries_waiting ON waitlist_entries (tenant_id, event_id, priority DESC, turn) WHERE status = 'pending';
CREATE UNIQUE INDEX waitlist_offers_open ON waitlist_offers (tenant_id, entry_id) WHERE status = 'open';
CREATE INDEX idx_waitlist_offers_expires_at ON waitlist_offers (expires_at) WHERE status = 'open';

-- Confirmed places and those of open offers never come to more than an event has (I4), whoever writes and by whatever way.
CREATE FUNCTION app.count_event_places() RETURNS trigger LANGUAGE plpgsql SET search_path = '' AS $$
DECLARE
  old_row jsonb := CASE WHEN TG_OP = 'INSERT' THEN '{}' ELSE to_jsonb(OLD) END;
  new_row jsonb := CASE WHEN TG_OP = 'DELETE' THEN '{}' ELSE to_jsonb(NEW) END;
  tenant uuid := coalesce(new_row ->> 'tenant_id', old_row ->> 'tenant_id');
  event uuid := coalesce(new_row ->> 'event_id', old_row ->> 'event_id');
  confirmed_by int := 0;
  offered_by int := 0;
  waiting_by int := 0;
  room int;
  taken int;
BEGIN
  IF TG_TABLE_NAME = 'waitlist_entries' THEN
    confirmed_by := CASE WHEN new_row ->> 'status' = 'confirmed' THEN (new_row ->> 'places')::int ELSE 0 END
      - CASE WHEN old_row ->> 'status' = 'confirmed' THEN (old_row ->> 'places')::int ELSE 0 END;
    waiting_by := (new_row ->> 'status' IS NOT DISTINCT FROM 'pending')::int - (old_row ->> 'status' IS NOT DISTINCT FROM 'pending')::int;
  ELSE
    offered_by := CASE WHEN new_row ->> 'status' = 'open' THEN (new_row ->> 'places')::int ELSE 0 END
      - CASE WHEN old_row ->> 'status' = 'open' THEN (old_row ->> 'places')::int ELSE 0 END;
  END IF;
  IF confirmed_by = 0 AND offered_by = 0 AND waiting_by = 0 THEN RETURN NULL; END IF;
  -- An event that goes takes its entries along, and there is nothing left to count for.
  SELECT e.capacity INTO room FROM public.events e WHERE e.tenant_id = tenant AND e.id = event;
  IF NOT FOUND THEN RETURN NULL; END IF;
  INSERT INTO public.event_places AS p (tenant_id, event_id, confirmed, offered, waiting) VALUES (tenant, event, confirmed_by, offered_by, waiting_by)
  ON CONFLICT (tenant_id, event_id) DO UPDATE
    SET confirmed = p.confirmed + confirmed_by, offered = p.offered + offered_by, waiting = p.waiting + waiting_by
  RETURNING p.confirmed + p.offered INTO taken;
  IF taken > room AND confirmed_by + offered_by > 0 THEN
    RAISE EXCEPTION 'event % has % places, not %', event, room, taken USING ERRCODE = 'check_violation', CONSTRAINT = 'event_places_capacity';
  END IF;
  RETURN NULL;
END
$$;
CREATE TRIGGER count_places AFTER INSERT OR UPDATE OR DELETE ON waitlist_entries FOR EACH ROW EXECUTE FUNCTION app.count_event_places();
CREATE TRIGGER count_places AFTER INSERT OR UPDATE OR DELETE ON waitlist_offers FOR EACH ROW EXECUTE FUNCTION app.count_event_places();

CREATE FUNCTION app.check_event_capacity() RETURNS trigger LANGUAGE plpgsql SET search_path = '' AS $$
BEGIN
  IF NEW.capacity < (SELECT p.confirmed + p.offered FROM public.event_places p WHERE p.tenant_id = NEW.tenant_id AND p.event_id = NEW.id FOR UPDATE) THEN
    RAISE EXCEPTION 'event % has more places taken than %', NEW.id, NEW.capacity USING ERRCODE = 'check_violation', CONSTRAINT = 'event_places_capacity';
  END IF;
  RETURN NULL;
END
$$;
CREATE TRIGGER check_capacity AFTER UPDATE OF capacity ON events FOR EACH ROW EXECUTE FUNCTION app.check_event_capacity();
