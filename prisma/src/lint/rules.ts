/** One rule: a query over PostgreSQL's catalogue that answers with one row (object, message) for each defect. */
export type Rule = { name: string; sql: string };

/**
 * What every rule may use. `tables`: all tables with their entry of the registry, a partition with its parent's. `walled`: those
 * that row-level security has to guard. $1 the registry, $2 the names of roles and doors.
 */
export const COMMON = `
WITH registry AS (
  SELECT * FROM jsonb_to_recordset($1::jsonb) AS r (name text, class text, key text, runtime text[], jobs text[], lookup boolean, "unique" jsonb, subjects jsonb, secrets text[], mentions text[], "natural" text[], retention jsonb)
), roles AS (
  SELECT r.* FROM pg_roles r WHERE r.rolname IN ($2::jsonb ->> 'runtime', $2::jsonb ->> 'jobs', $2::jsonb ->> 'lookup')
), tables AS (
  SELECT c.oid, c.relname AS table_name, c.relispartition AS is_partition, c.relrowsecurity, c.relforcerowsecurity, c.relacl, c.relowner,
    CASE WHEN c.relnamespace = 'public'::regnamespace THEN '' ELSE n.nspname || '.' END || c.relname AS name, r.class, r.key, r.runtime, r.jobs, r.lookup, r."unique",
    r.subjects, r.secrets, r.mentions, r."natural", r.retention
  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
  LEFT JOIN registry r ON n.nspname = 'public' AND r.name = coalesce((SELECT root.relname FROM pg_class root WHERE root.oid = pg_partition_root(c.oid)), c.relname)
  WHERE c.relkind IN ('r', 'p') AND n.nspname !~ '^pg_' AND n.nspname NOT IN ('information_schema', $2::jsonb ->> 'queueSchema')
), walled AS (
  SELECT * FROM tables WHERE class IN ('tenant', 'system')
)`;

/** The tenant of a policy is read once per query, and '' (which a pooled connection reads after SET LOCAL) counts as none. */
const CONTEXT = String.raw`\( SELECT (app\.current_tenant\(\)|\(?NULLIF\(current_setting\('app\.current_tenant'::text, true\), ''::text\)\)?::uuid) AS \w+\)`;

/** Names of columns that hold a person's id or address, and of those that hold what must not be shown. */
const PERSON =
  '(^|_)(user|person|owner|member|author|actor|sender|assignee)_id$|(^|_)(created|updated|uploaded|invited|assigned|granted|requested|decided|moderated|published)_by(_id)?$|(^|_)(email|recipient|phone|principal)$';
const SECRET = '(^|_)(token|key|password|secret|code|successor)_hash$|_token$|(^|_)(secret|seed|wrapped|sealed|encrypted)$';

export const RULES: Rule[] = [
  {
    name: 'row-security',
    sql: `SELECT name, CASE WHEN relrowsecurity THEN 'row-level security is not FORCEd' ELSE 'row-level security is not ENABLEd' END
      FROM walled WHERE NOT (relrowsecurity AND relforcerowsecurity)`,
  },
  {
    name: 'policy-missing',
    sql: `SELECT name, 'no policy names its tenant' FROM walled t
      WHERE NOT is_partition AND NOT EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = t.oid AND p.polpermissive AND p.polroles = '{0}')`,
  },
  {
    name: 'policy-context',
    sql: `SELECT t.name || '.' || p.polname, 'lets rows through that are not the current tenant''s'
      FROM walled t JOIN pg_policy p ON p.polrelid = t.oid AND p.polpermissive
      CROSS JOIN LATERAL (VALUES (pg_get_expr(p.polqual, t.oid)), (pg_get_expr(p.polwithcheck, t.oid))) AS e (expression)
      WHERE e.expression IS NOT NULL AND e.expression !~ ('^\\(' || t.key || ' = ${CONTEXT.replaceAll("'", "''")}\\)$')
        AND NOT EXISTS (
          SELECT FROM pg_roles r WHERE p.polroles = ARRAY[r.oid] AND (
            (r.rolname = $2::jsonb ->> 'jobs' AND cardinality(t.jobs) > 0) OR (r.rolname = $2::jsonb ->> 'lookup' AND t.lookup AND p.polcmd = 'r')))
      UNION ALL
      SELECT p.oid::regprocedure::text, 'reads the setting without NULLIF' FROM pg_proc p
      WHERE p.oid = to_regprocedure('app.current_tenant()') AND p.prosrc !~* 'nullif\\s*\\(\\s*current_setting\\(''app.current_tenant'', true\\), ''''\\)'`,
  },
  {
    name: 'foreign-key-crosses',
    sql: `SELECT child.name || '.' || k.conname, 'refers to ' || parent.name || ' without its tenant'
      FROM pg_constraint k JOIN walled child ON child.oid = k.conrelid JOIN walled parent ON parent.oid = k.confrelid
      WHERE k.contype = 'f' AND k.conparentid = 0 AND NOT EXISTS (
        SELECT FROM unnest(k.conkey, k.confkey) AS pair (child_column, parent_column)
        JOIN pg_attribute c ON c.attrelid = k.conrelid AND c.attnum = pair.child_column AND c.attname = child.key
        JOIN pg_attribute p ON p.attrelid = k.confrelid AND p.attnum = pair.parent_column AND p.attname = parent.key)`,
  },
  {
    name: 'unique-crosses',
    sql: `SELECT t.name || '.' || c.relname, 'is unique across tenants'
      FROM pg_index i JOIN walled t ON t.oid = i.indrelid JOIN pg_class c ON c.oid = i.indexrelid
      WHERE (i.indisunique OR i.indisexclusion) AND NOT t.is_partition AND NOT t."unique" ? c.relname
        AND NOT EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = t.oid AND a.attnum = i.indkey[0] AND a.attname = t.key)`,
  },
  {
    name: 'excess-grant',
    sql: `SELECT t.name, format('%s is granted to %s', a.privilege_type, coalesce(r.rolname, 'PUBLIC'))
      FROM tables t
      CROSS JOIN LATERAL (SELECT t.relacl AS acl UNION ALL SELECT attacl FROM pg_attribute WHERE attrelid = t.oid AND attacl IS NOT NULL) acls
      CROSS JOIN LATERAL aclexplode(acls.acl) a LEFT JOIN pg_roles r ON r.oid = a.grantee
      WHERE a.grantee <> t.relowner AND (t.is_partition OR NOT coalesce(a.privilege_type = ANY (CASE r.rolname
        WHEN $2::jsonb ->> 'runtime' THEN t.runtime
        WHEN $2::jsonb ->> 'jobs' THEN t.jobs
        WHEN $2::jsonb ->> 'lookup' THEN CASE WHEN t.lookup THEN '{SELECT}' ELSE '{}' END::text[]
      END), false))`,
  },
  {
    name: 'view-not-invoker',
    sql: `SELECT c.oid::regclass::text, 'the view reads with its owner''s rights: WITH (security_invoker = true)'
      FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE c.relkind = 'v' AND n.nspname IN ('public', 'app') AND NOT coalesce(c.reloptions && '{security_invoker=true,security_invoker=on}', false)
        AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = c.oid AND d.deptype = 'e')`,
  },
  {
    name: 'materialized-view-readable',
    sql: `SELECT c.oid::regclass::text, 'row-level security never applies to a materialized view, and it is granted'
      FROM pg_class c CROSS JOIN LATERAL aclexplode(c.relacl) a WHERE c.relkind = 'm' AND a.grantee <> c.relowner`,
  },
  {
    name: 'definer-open',
    sql: `SELECT p.oid::regprocedure::text, CASE
        WHEN a.grantee = 0 THEN 'SECURITY DEFINER and executable by PUBLIC'
        WHEN NOT coalesce('search_path=""' = ANY (p.proconfig), false) THEN 'SECURITY DEFINER without SET search_path = '''''
        ELSE 'SECURITY DEFINER and not in the list of doors' END
      FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
      LEFT JOIN LATERAL aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a ON a.grantee = 0
      WHERE p.prosecdef AND n.nspname !~ '^pg_'
        AND (a.grantee = 0 OR NOT coalesce('search_path=""' = ANY (p.proconfig), false) OR NOT $2::jsonb -> 'doors' ? p.oid::regprocedure::text)`,
  },
  {
    name: 'role-flags',
    sql: `SELECT r.rolname, concat_ws(', ', CASE WHEN r.rolsuper THEN 'is superuser' END, CASE WHEN r.rolbypassrls THEN 'has BYPASSRLS' END,
        CASE WHEN r.rolcreaterole THEN 'has CREATEROLE' END, CASE WHEN r.rolcreatedb THEN 'has CREATEDB' END,
        CASE WHEN r.rolreplication THEN 'has REPLICATION' END, 'is member of ' || m.others)
      FROM roles r LEFT JOIN LATERAL (SELECT string_agg(roleid::regrole::text, ', ') AS others FROM pg_auth_members WHERE member = r.oid) m ON true
      WHERE r.rolsuper OR r.rolbypassrls OR r.rolcreaterole OR r.rolcreatedb OR r.rolreplication OR m.others IS NOT NULL`,
  },
  {
    name: 'runtime-owns',
    sql: `SELECT o.object, r.rolname || ' owns it, and an owner may take row-level security away'
      FROM roles r JOIN (
        SELECT c.relowner AS owner, c.relnamespace AS namespace, c.oid::regclass::text AS object FROM pg_class c WHERE c.relkind IN ('r', 'p', 'v', 'm', 'S', 'f')
        UNION ALL SELECT p.proowner, p.pronamespace, p.oid::regprocedure::text FROM pg_proc p WHERE NOT p.prosecdef
        UNION ALL SELECT n.nspowner, n.oid, 'schema ' || n.nspname FROM pg_namespace n
      ) o ON o.owner = r.oid
      JOIN pg_namespace n ON n.oid = o.namespace WHERE n.nspname <> $2::jsonb ->> 'queueSchema' AND n.nspname !~ '^pg_'`,
  },
  {
    name: 'tenant-nullable',
    sql: `SELECT t.name || '.' || t.key, CASE WHEN a.attnum IS NULL THEN 'the tenant column is missing' ELSE 'the tenant column may be NULL' END
      FROM walled t LEFT JOIN pg_attribute a ON a.attrelid = t.oid AND a.attname = t.key AND NOT a.attisdropped WHERE a.attnotnull IS NOT TRUE`,
  },
  {
    name: 'subject-undeclared',
    sql: `SELECT t.name || '.' || a.attname, 'names a person and is not among the subjects of its table in tables.yaml'
      FROM tables t JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum > 0 AND NOT a.attisdropped
      WHERE NOT t.is_partition AND t.class IS NOT NULL AND NOT t.subjects ? a.attname
        AND NOT EXISTS (SELECT FROM jsonb_each(t.subjects) s WHERE s.value -> 'replace' ? a.attname) AND (
        EXISTS (SELECT FROM pg_constraint k WHERE k.contype = 'f' AND k.conrelid = t.oid AND k.confrelid = to_regclass('public.users') AND a.attnum = ANY (k.conkey))
        OR (a.atttypid IN ('uuid'::regtype, 'text'::regtype) AND a.attname ~ '${PERSON}'))`,
  },
  {
    name: 'secret-undeclared',
    sql: `SELECT t.name || '.' || a.attname, 'looks like a secret and is not among the secrets of its table in tables.yaml'
      FROM tables t JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum > 0 AND NOT a.attisdropped
      WHERE NOT t.is_partition AND t.class IS NOT NULL AND NOT a.attname::text = ANY (t.secrets)
        AND a.atttypid IN ('text'::regtype, 'bytea'::regtype, 'text[]'::regtype) AND a.attname ~ '${SECRET}'`,
  },
  {
    name: 'registry-column',
    sql: `SELECT t.name || '.' || c.name, 'is named in tables.yaml and is not in the database'
      FROM tables t CROSS JOIN LATERAL (
        SELECT jsonb_object_keys(t.subjects)
        UNION SELECT jsonb_object_keys(s.value -> 'replace') FROM jsonb_each(t.subjects) s
        UNION SELECT unnest(t.secrets || t.mentions || t."natural") UNION SELECT t.retention ->> 'by'
      ) AS c (name)
      WHERE NOT t.is_partition AND c.name IS NOT NULL
        AND NOT EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = t.oid AND a.attname = c.name AND NOT a.attisdropped)`,
  },
  {
    name: 'unregistered',
    sql: `SELECT name, 'is not in tables.yaml' FROM tables WHERE class IS NULL AND name <> '_prisma_migrations'
      UNION ALL SELECT r.name, 'is in tables.yaml and not in the database' FROM registry r WHERE NOT EXISTS (SELECT FROM tables t WHERE t.name = r.name)`,
  },
];
