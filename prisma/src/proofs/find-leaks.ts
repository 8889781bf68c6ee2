import { randomBytes } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import pg from 'pg';
import { uuidv7 } from 'uuidv7';
import { JOBS_ROLE, LOOKUP_ROLE } from '../policies.ts';
import { readRegistry } from '../registry.ts';
import { insertSql, literal, makeRows, type Row, type RowMaker } from './make-rows.ts';
import { readCatalogue, tableOf, type Catalogue, type Reference, type Table } from './read-catalogue.ts';

export type Leak = { table: string; state: string; operation: string; found: string };

export type LeakReport = { cells: number; leaks: Leak[] };

export type LeakOptions = {
  ownerUrl: string;
  runtimeUrl: string;
  jobsUrl: string;
  /** These tables only; all without it. */
  tables?: string[];
  /** Foreign keys that must hold; those of the database itself without it. */
  references?: Reference[];
};

/** What the database answered: how many rows it touched, or the code of its error. */
type Answer = { rows: number } | { code: string; constraint: string | undefined; text: string };

/** One table with a row of mine, a row of somebody else, and a row that a third tenant could write. */
type Subject = { table: Table; mine: Row; foreign: Row; spare: Row; count: number };

type World = { catalogue: Catalogue; rows: RowMaker; subjects: Subject[]; me: string; them: string; report: LeakReport; owner: pg.Client };

const REFUSED = '42501';
const UNDO = 'prove_cell';

/**
 * Tries every table of the registry against every operation, as every kind of caller, and reports what crosses tenants, what errs
 * where it should see nothing, and what is refused to its rightful owner. Everything is rolled back but the rows it is tried on.
 */
export async function findLeaks(options: LeakOptions): Promise<LeakReport> {
  const owner = await connect(options.ownerUrl);
  try {
    const catalogue = await readCatalogue(owner, readRegistry());
    const world = await populate(owner, catalogue, options.tables);
    for (const state of STATES) await tryState(world, state, options.runtimeUrl);
    await tryPartitions(world, options.runtimeUrl);
    await tryJobs(world, options.jobsUrl);
    await tryLookup(world);
    await tryTableOwner(world);
    await tryCascades(world);
    await tryReferences(world, options);
    return world.report;
  } finally {
    await owner.end();
  }
}

async function populate(owner: pg.Client, catalogue: Catalogue, only: string[] | undefined): Promise<World> {
  const rows = makeRows(owner, catalogue);
  const [me, them] = [uuidv7(), uuidv7()];
  const subjects: Subject[] = [];
  for (const table of catalogue.values()) {
    if (table.class === 'global' || (only && !only.includes(table.name))) continue;
    const mine = await rows.insert(table.name, me);
    const foreign = await rows.insert(table.name, them);
    subjects.push({ table, mine, foreign, spare: await rows.prepare(table.name, uuidv7()), count: 0 });
  }
  for (const subject of subjects) {
    const { rows: counted } = await owner.query(
      `SELECT count(*)::int AS n FROM "${subject.table.name}" WHERE "${subject.table.key}" = $1`,
      [me],
    );
    subject.count = counted[0].n;
  }
  return { catalogue, rows, subjects, me, them, owner, report: { cells: 0, leaks: [] } };
}

// How a connection may stand when a query reaches it ---------------------------------------------------------------------

type State = { name: string; prepare?: (client: pg.Client, world: World) => Promise<void>; tenant?: (world: World) => string | undefined };

const STATES: State[] = [
  { name: 'own', tenant: ({ me }) => me },
  { name: 'fresh connection' },
  { name: 'after commit', prepare: (client, world) => earlier(client, world, 'COMMIT') },
  { name: 'after rollback', prepare: (client, world) => earlier(client, world, 'ROLLBACK') },
  {
    name: 'after error',
    async prepare(client, { me }) {
      await client.query(openAs(me));
      await answer(client, 'SELECT 1 / 0');
      await client.query('ROLLBACK');
    },
  },
  { name: 'empty', tenant: () => '' },
  { name: 'unknown tenant', tenant: () => uuidv7() },
  { name: 'garbage', tenant: () => 'garbage' },
  { name: 'nearly an id', tenant: ({ them }) => `${them.slice(0, 8)}${them.slice(9, 20)}--${them.slice(21)}`.padEnd(36, '0').slice(0, 36) },
  { name: 'upper case', tenant: ({ them }) => them.toUpperCase() },
  { name: 'injected', tenant: ({ them }) => `${them}' OR true --` },
];

async function earlier(client: pg.Client, { me }: World, end: 'COMMIT' | 'ROLLBACK'): Promise<void> {
  await client.query(openAs(me));
  await client.query(end);
}

async function tryState(world: World, state: State, url: string): Promise<void> {
  const client = await connect(url);
  try {
    await state.prepare?.(client, world);
    const tenant = state.tenant?.(world);
    await client.query(tenant === undefined ? 'BEGIN' : openAs(tenant));
    for (const subject of world.subjects) await tryTable(world, { client, subject, state: state.name });
    await client.query('ROLLBACK');
  } finally {
    await client.end();
  }
}

/** Every operation on one table: what belongs to the caller works, everything else finds nothing or is refused. */
async function tryTable(world: World, { client, subject, state }: { client: pg.Client; subject: Subject; state: string }): Promise<void> {
  const { table, mine, foreign, spare, count } = subject;
  const { name, key } = table;
  const own = state === 'own';
  const [mineId, theirId] = [literal(world.me), literal(world.them)];
  const sees = own ? count : 0;
  const can = (...needed: Table['runtime']) => needed.every((privilege) => table.runtime.includes(privilege));
  const rowsOr = (allowed: boolean, rows: number) => (found: Answer) =>
    'rows' in found ? allowed && found.rows === rows : !allowed && found.code === REFUSED;
  const refused = (found: Answer) => 'code' in found && found.code === REFUSED;
  const check = (operation: string, sql: string, isRight: (found: Answer) => boolean) =>
    cell(world, { client, table: name, state, operation, sql, isRight });

  await check('SELECT', `SELECT FROM "${name}"`, rowsOr(can('SELECT'), sees));
  await check('SELECT foreign', `SELECT FROM "${name}" WHERE "${key}" = ${theirId}`, rowsOr(can('SELECT'), 0));
  await check('UPDATE', `UPDATE "${name}" SET "${key}" = ${mineId}`, rowsOr(can('UPDATE'), sees));
  await check('UPDATE foreign', `UPDATE "${name}" SET "${key}" = "${key}" WHERE "${key}" = ${theirId}`, rowsOr(can('UPDATE', 'SELECT'), 0));
  await check('DELETE', `DELETE FROM "${name}"`, (found) => rowsOr(can('DELETE'), sees)(found) || (own && isRestricted(found)));
  await check('DELETE foreign', `DELETE FROM "${name}" WHERE "${key}" = ${theirId}`, rowsOr(can('DELETE', 'SELECT'), 0));
  await check('INSERT foreign', insertSql(name, spare), refused);
  await check('upsert foreign', upsertSql(table, foreign), refused);
  await check(
    'move away',
    `UPDATE "${name}" SET "${key}" = ${theirId} WHERE "${key}" = ${mineId}`,
    own ? refused : rowsOr(can('UPDATE', 'SELECT'), 0),
  );
  await check('move here', `UPDATE "${name}" SET "${key}" = ${mineId} WHERE "${key}" = ${theirId}`, rowsOr(can('UPDATE', 'SELECT'), 0));
  if (!own) {
    await check('upsert mine', upsertSql(table, mine), refused);
    return;
  }
  await check('upsert', upsertSql(table, mine), rowsOr(can('SELECT', 'INSERT', 'UPDATE'), 1));
  // The same names and ids as somebody else's are free, or a refusal would tell that they are taken (R7).
  const alike = { ...foreign, ...pick(spare, [key, ...table.shared, ...table.references.flatMap((reference) => reference.columns)]) };
  const asSpare = (sql: string) => `SELECT set_config('app.current_tenant', ${literal(spare[key])}, true); ${sql}`;
  await check('INSERT own', asSpare(insertSql(name, spare)), rowsOr(can('INSERT'), 1));
  await check('INSERT alike', asSpare(insertSql(name, alike)), rowsOr(can('INSERT'), 1));
}

/** Partitions are reached through their table only (R2). */
async function tryPartitions(world: World, url: string): Promise<void> {
  const client = await connect(url);
  try {
    await client.query(openAs(world.me));
    for (const { table } of world.subjects)
      for (const partition of table.partitions)
        for (const [operation, sql] of [
          ['SELECT', `SELECT FROM "${partition}"`],
          ['UPDATE', `UPDATE "${partition}" SET "${table.key}" = "${table.key}"`],
          ['DELETE', `DELETE FROM "${partition}"`],
        ] as const)
          await cell(world, {
            client,
            table: partition,
            state: 'own',
            operation,
            sql,
            isRight: (found) => 'code' in found && found.code === REFUSED,
          });
    await client.query('ROLLBACK');
  } finally {
    await client.end();
  }
}

/** The role of the jobs goes across tenants where the registry says so, and nowhere else. */
async function tryJobs(world: World, url: string): Promise<void> {
  const client = await connect(url);
  try {
    await client.query('BEGIN');
    for (const { table } of world.subjects) {
      const isRight = (found: Answer) =>
        'rows' in found ? table.jobs.includes('SELECT') && found.rows >= 2 : !table.jobs.includes('SELECT') && found.code === REFUSED;
      await cell(world, { client, table: table.name, state: JOBS_ROLE, operation: 'SELECT', sql: `SELECT FROM "${table.name}"`, isRight });
    }
    await client.query('ROLLBACK');
  } finally {
    await client.end();
  }
}

/** So does the role of the narrow functions: without it nobody could sign in. */
async function tryLookup(world: World): Promise<void> {
  await world.owner.query(`BEGIN; SET LOCAL ROLE ${LOOKUP_ROLE}`);
  for (const { table } of world.subjects) {
    const isRight = (found: Answer) => ('rows' in found ? table.lookup && found.rows >= 2 : !table.lookup && found.code === REFUSED);
    await cell(world, {
      client: world.owner,
      table: table.name,
      state: LOOKUP_ROLE,
      operation: 'SELECT',
      sql: `SELECT FROM "${table.name}"`,
      isRight,
    });
  }
  await world.owner.query('ROLLBACK');
}

/** FORCE: not even a table's owner sees rows without a tenant (R2). Roles belong to the server, hence the transaction. */
async function tryTableOwner(world: World): Promise<void> {
  const { owner } = world;
  const role = `prove_${randomBytes(6).toString('hex')}`;
  for (const { table } of world.subjects) {
    await owner.query(`BEGIN; CREATE ROLE ${role} IN ROLE app_rt`);
    for (const name of [table.name, ...table.partitions]) {
      await owner.query(`ALTER TABLE "${name}" OWNER TO ${role}`);
      const sql = `SET LOCAL ROLE ${role}; SELECT FROM "${name}"`;
      await cell(world, {
        client: owner,
        table: name,
        state: 'owner of the table',
        operation: 'SELECT',
        sql,
        isRight: (found) => 'rows' in found && found.rows === 0,
      });
    }
    await owner.query('ROLLBACK');
  }
}

/** Deleting all of mine takes nothing of theirs along. */
async function tryCascades({ subjects, owner, me, them, report }: World): Promise<void> {
  const count = async () => {
    const sums = subjects.map(({ table }) => `(SELECT count(*) FROM "${table.name}" WHERE "${table.key}" = ${literal(them)})`);
    return (await owner.query(`SELECT ${sums.join(' + ')} AS n`)).rows[0].n as string;
  };
  const before = await count();
  for (const { table } of subjects.filter((subject) => subject.table.runtime.includes('DELETE'))) {
    report.cells++;
    await owner.query(`${openAs(me)}; SET LOCAL ROLE app_rt`);
    await answer(owner, `SAVEPOINT ${UNDO}; DELETE FROM "${table.name}"`);
    await owner.query(`RESET ROLE`).catch(() => owner.query(`ROLLBACK TO ${UNDO}; RESET ROLE`));
    const after = await count();
    await owner.query('ROLLBACK');
    if (after !== before)
      report.leaks.push({ table: table.name, state: 'own', operation: 'DELETE cascades', found: `${before} of theirs became ${after}` });
  }
}

/** A foreign parent is refused in the same words as one that does not exist (R6). */
async function tryReferences(world: World, options: LeakOptions): Promise<void> {
  const { catalogue, rows, me, them, report } = world;
  const wanted = options.references ?? [...catalogue.values()].flatMap((table) => table.references);
  const client = await connect(options.runtimeUrl);
  try {
    for (const reference of wanted) {
      const child = tableOf(catalogue, reference.child);
      const parent = tableOf(catalogue, reference.parent);
      if (child.class === 'global' || parent.class === 'global' || (options.tables && !options.tables.includes(child.name))) continue;
      if (!child.runtime.includes('INSERT')) continue;
      report.cells++;
      const row = await rows.prepare(child.name, uuidv7());
      const attempt = async (target: Row): Promise<Answer> => {
        const crossing = pointTo(reference, { child, row, target });
        await client.query(openAs(String(crossing[child.key])));
        const found = await answer(client, insertSql(child.name, crossing));
        await client.query('ROLLBACK');
        return found;
      };
      // A foreign tenant itself is never in reach: only one that does not exist can be tried.
      const isTenant = reference.columns.length === 1;
      const missing = await attempt(await rows.prepare(parent.name, isTenant ? uuidv7() : me));
      const foreign = isTenant ? missing : await attempt(await rows.insert(parent.name, them));
      const isRefused = 'code' in foreign && foreign.code === '23503' && (isTenant || foreign.constraint === reference.name);
      if (!isRefused || !isDeepStrictEqual(foreign, missing))
        report.leaks.push({
          table: child.name,
          state: 'own',
          operation: `reference ${reference.name}`,
          found: JSON.stringify({ foreign, missing }),
        });
    }
  } finally {
    await client.end();
  }
}

/**
 * The child's row with the parent's values in the columns of the reference, but the tenant, and but what another reference of the
 * same row holds already: that one would answer first.
 */
function pointTo(reference: Reference, { child, row, target }: { child: Table; row: Row; target: Row }): Row {
  const others = child.references.filter(
    (other) => other.name !== reference.name && other.columns.length > 1 && other.columns.every((column) => Object.hasOwn(row, column)),
  );
  const held = new Set(others.flatMap((other) => other.columns));
  const isTenant = reference.columns.length === 1;
  const pairs = reference.columns.map((column, index) => [column, target[reference.parentColumns[index]!]] as const);
  return { ...row, ...Object.fromEntries(pairs.filter(([column]) => isTenant || (column !== child.key && !held.has(column)))) };
}

// One cell ---------------------------------------------------------------------------------------------------------------

type Cell = { client: pg.Client; table: string; state: string; operation: string; sql: string; isRight: (found: Answer) => boolean };

async function cell({ report }: World, { client, table, state, operation, sql, isRight }: Cell): Promise<void> {
  report.cells++;
  await client.query(`SAVEPOINT ${UNDO}`);
  const found = await answer(client, sql);
  await client.query(`ROLLBACK TO ${UNDO}`);
  if (!isRight(found)) report.leaks.push({ table, state, operation, found: JSON.stringify(found) });
}

async function answer(client: pg.Client, sql: string): Promise<Answer> {
  try {
    const results: unknown = await client.query(sql);
    const last = (Array.isArray(results) ? results.at(-1) : results) as pg.QueryResult;
    return { rows: last.rowCount ?? 0 };
  } catch (error) {
    if (!(error instanceof pg.DatabaseError)) throw error;
    const values = /=\(.*\)/;
    return {
      code: error.code ?? '',
      constraint: error.constraint,
      text: `${error.message} ${error.detail?.replace(values, '=(…)') ?? ''}`,
    };
  }
}

function isRestricted(found: Answer): boolean {
  return 'code' in found && (found.code === '23503' || found.code === '23001');
}

function openAs(tenant: string): string {
  return `BEGIN; SELECT set_config('app.current_tenant', ${literal(tenant)}, true)`;
}

function upsertSql(table: Table, row: Row): string {
  const target = table.primaryKey.map(pg.escapeIdentifier).join(', ');
  return `${insertSql(table.name, row)} ON CONFLICT (${target}) DO UPDATE SET "${table.key}" = excluded."${table.key}"`;
}

function pick(row: Row, names: string[]): Row {
  return Object.fromEntries(names.filter((name) => Object.hasOwn(row, name)).map((name) => [name, row[name]]));
}

async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, application_name: 'belvedere-proofs' });
  await client.connect();
  return client;
}
