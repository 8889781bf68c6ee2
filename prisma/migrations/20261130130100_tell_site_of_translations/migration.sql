-- What an event says in another language stands on pages of visitors, too.
CREATE TRIGGER tell_site AFTER INSERT OR UPDATE OR DELETE ON event_translations FOR EACH ROW EXECUTE FUNCTION app.tell_site('tenant_id');
