-- By which clocks PostgreSQL can tell the day of an event: those of its zone, or UTC where that is none that PostgreSQL knows. Node may know
-- others, and rows come from other installations: an event of such a zone must not keep a whole month from being shown.
CREATE FUNCTION app.known_zone(zone text) RETURNS text LANGUAGE plpgsql STABLE PARALLEL SAFE SET search_path = '' AS $$
BEGIN
  PERFORM now() AT TIME ZONE zone;
  RETURN zone;
EXCEPTION WHEN invalid_parameter_value THEN
  RETURN 'UTC';
END
$$;
REVOKE ALL ON FUNCTION app.known_zone(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.known_zone(text) TO app_rt;
