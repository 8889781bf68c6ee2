-- The narrow functions run as app_lookup, for which PostgreSQL weighs the policies of everybody too: it has to be able to ask for the tenant.
GRANT EXECUTE ON FUNCTION app.current_tenant() TO app_lookup;
