-- One expression without a query and a regular expression of its own: PostgreSQL puts it into each policy that asks, where it ran a query each time.
-- What is not written as an id, in lower case, is no tenant, and no error.
CREATE OR REPLACE FUNCTION app.current_tenant() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN coalesce(nullif(current_setting('app.current_tenant', true), ''), current_setting('app.current_tenant_id', true))
        LIKE '________-____-____-____-____________'
      AND translate(coalesce(nullif(current_setting('app.current_tenant', true), ''), current_setting('app.current_tenant_id', true)), '0123456789abcdef', '') = '----'
    THEN coalesce(nullif(current_setting('app.current_tenant', true), ''), current_setting('app.current_tenant_id', true))::uuid END
$$;
