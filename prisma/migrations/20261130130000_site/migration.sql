-- The tour of a venue, and the scene of it that one looks around from. By id: another system's rows, shown where they are live.
ALTER TABLE "venues" ADD COLUMN "tour_id" UUID, ADD COLUMN "scene_id" UUID;
-- No row has either column yet.
-- squawk-ignore constraint-missing-not-valid
ALTER TABLE venues ADD CONSTRAINT venues_scene CHECK (scene_id IS NULL OR tour_id IS NOT NULL);

-- Everything that an address is on at a tenant. The table is a day old.
-- squawk-ignore require-concurrent-index-creation
CREATE INDEX idx_waitlist_entries_address ON waitlist_entries (tenant_id, lower(email));

-- Pages of visitors are kept in the memory of servers. Whatever changes what stands on them says so, whoever writes: verbs, importers, erasers.
CREATE FUNCTION app.tell_site() RETURNS trigger LANGUAGE plpgsql SET search_path = '' AS $$
DECLARE
  changed jsonb := CASE WHEN TG_OP = 'DELETE' THEN to_jsonb(OLD) ELSE to_jsonb(NEW) END;
BEGIN
  PERFORM pg_catalog.pg_notify('site', changed ->> TG_ARGV[0]);
  RETURN NULL;
END
$$;
-- Each edit of an event raises its version; a join, which takes a turn, does not.
CREATE TRIGGER tell_site AFTER INSERT OR DELETE OR UPDATE OF version, status, deleted_at ON events FOR EACH ROW EXECUTE FUNCTION app.tell_site('tenant_id');
CREATE TRIGGER tell_site AFTER INSERT OR UPDATE OR DELETE ON event_slugs FOR EACH ROW EXECUTE FUNCTION app.tell_site('tenant_id');
CREATE TRIGGER tell_site AFTER INSERT OR UPDATE OR DELETE ON venues FOR EACH ROW EXECUTE FUNCTION app.tell_site('tenant_id');
CREATE TRIGGER tell_site AFTER INSERT OR UPDATE OR DELETE ON tenant_settings FOR EACH ROW EXECUTE FUNCTION app.tell_site('tenant_id');
CREATE TRIGGER tell_site AFTER INSERT OR UPDATE OR DELETE ON white_label_settings FOR EACH ROW EXECUTE FUNCTION app.tell_site('tenant_id');
CREATE TRIGGER tell_site AFTER INSERT OR UPDATE OF is_primary, verified_at OR DELETE ON custom_domains FOR EACH ROW EXECUTE FUNCTION app.tell_site('tenant_id');
CREATE TRIGGER tell_site AFTER UPDATE OF name, slug, status, deleted_at ON tenants FOR EACH ROW EXECUTE FUNCTION app.tell_site('id');

-- Of places, pages say only whether there are any: a thousand joins change that once.
CREATE FUNCTION app.tell_site_of_places() RETURNS trigger LANGUAGE plpgsql SET search_path = '' AS $$
DECLARE
  room int;
  taken_before int := CASE WHEN TG_OP = 'INSERT' THEN 0 ELSE OLD.confirmed + OLD.offered END;
BEGIN
  SELECT e.capacity INTO room FROM public.events e WHERE e.tenant_id = NEW.tenant_id AND e.id = NEW.event_id;
  IF (taken_before >= room) <> (NEW.confirmed + NEW.offered >= room) THEN
    PERFORM pg_catalog.pg_notify('site', NEW.tenant_id::text);
  END IF;
  RETURN NULL;
END
$$;
CREATE TRIGGER tell_site AFTER INSERT OR UPDATE ON event_places FOR EACH ROW EXECUTE FUNCTION app.tell_site_of_places();

-- Which tenants have events that search engines may know of: the index of the platform's sitemaps goes over all tenants, as that of tours.
CREATE FUNCTION app.sitemap_event_tenants() RETURNS TABLE (slug text, events int, updated_at timestamptz)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = '' AS $$
  SELECT t.slug, count(*)::int, max(e.updated_at)
  FROM public.events e JOIN public.tenants t ON t.id = e.tenant_id
  WHERE e.deleted_at IS NULL AND e.status IN ('published', 'completed') AND t.status = 'active' AND t.deleted_at IS NULL
  GROUP BY t.id, t.slug ORDER BY t.slug
$$;
GRANT CREATE ON SCHEMA app TO app_lookup;
ALTER FUNCTION app.sitemap_event_tenants() OWNER TO app_lookup;
REVOKE CREATE ON SCHEMA app FROM app_lookup;
REVOKE ALL ON FUNCTION app.sitemap_event_tenants() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.sitemap_event_tenants() TO app_rt;
