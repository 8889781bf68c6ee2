-- Entries of people over tenants: whose addresses they are, before their tenant is known (2.14) --------------------------------

GRANT SELECT ON "waitlist_entries" TO app_lookup;
CREATE POLICY lookup ON "waitlist_entries" FOR SELECT TO app_lookup USING ("tenant_id" IS NOT NULL);
GRANT SELECT ON "waitlist_offers" TO app_lookup;
CREATE POLICY lookup ON "waitlist_offers" FOR SELECT TO app_lookup USING ("tenant_id" IS NOT NULL);
GRANT SELECT ON "events" TO app_lookup;
CREATE POLICY lookup ON "events" FOR SELECT TO app_lookup USING ("tenant_id" IS NOT NULL);

-- By hand --------------------------------------------------------------------------------------------------------------

-- The table is a day old.
-- squawk-ignore require-concurrent-index-creation
CREATE INDEX idx_waitlist_entries_unclaimed ON waitlist_entries (lower(email)) WHERE user_id IS NULL;

-- Tenants in which an address has entries that belong to nobody yet.
CREATE FUNCTION app.tenants_of_guest(address text) RETURNS TABLE (id uuid)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = '' AS $$
  SELECT DISTINCT t.id FROM public.waitlist_entries e JOIN public.tenants t ON t.id = e.tenant_id AND t.deleted_at IS NULL
  WHERE e.user_id IS NULL AND pg_catalog.lower(e.email) = pg_catalog.lower(address)
$$;
-- A person's entries wherever they are, the next event first and those that were before last.
CREATE FUNCTION app.entries_of_person(person uuid, most int)
  RETURNS TABLE (id uuid, status waitlist_status, places int, offered_until timestamptz, tenant_id uuid, tenant_slug text, tenant_name text, event_id uuid,
    title text, slug text, event_status event_status, starts_at timestamptz, ends_at timestamptz, time_zone text, is_all_day boolean)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = '' AS $$
  SELECT e.id, e.status, e.places, o.expires_at, t.id, t.slug, t.name, v.id, v.title, v.slug, v.status, v.starts_at, v.ends_at, v.time_zone, v.is_all_day
  FROM public.waitlist_entries e
    JOIN public.events v ON v.tenant_id = e.tenant_id AND v.id = e.event_id AND v.deleted_at IS NULL AND v.status <> 'draft'
    JOIN public.tenants t ON t.id = e.tenant_id AND t.deleted_at IS NULL AND t.status = 'active'
    LEFT JOIN public.waitlist_offers o ON o.tenant_id = e.tenant_id AND o.entry_id = e.id AND o.status = 'open'
  WHERE e.user_id = person
  ORDER BY v.starts_at < pg_catalog.now(), pg_catalog.abs(extract(epoch FROM v.starts_at - pg_catalog.now())), e.id LIMIT most
$$;
GRANT CREATE ON SCHEMA app TO app_lookup;
ALTER FUNCTION app.tenants_of_guest(text) OWNER TO app_lookup;
ALTER FUNCTION app.entries_of_person(uuid, int) OWNER TO app_lookup;
REVOKE CREATE ON SCHEMA app FROM app_lookup;
REVOKE ALL ON FUNCTION app.tenants_of_guest(text), app.entries_of_person(uuid, int) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.tenants_of_guest(text), app.entries_of_person(uuid, int) TO app_rt;
