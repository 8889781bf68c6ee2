import type { ProcedureMeta } from '@belvedere/kernel';
import { listProcedures, type ListedProcedure } from '../procedures.ts';
import { callProcedure, type Answer } from './call-procedure.ts';
import { createFixtures, type Fixtures, type Kind } from './fixtures.ts';
import { eachOf } from './each-of.ts';
import { idFields, makeInput, type IdField } from './make-input.ts';
import type { ProofActor, ProofWorld } from './proof-world.ts';

const KINDS: readonly Kind[] = ['own', 'foreign', 'nonexistent', 'deleted', 'malformed'];

export interface MatrixReport {
  cells: number;
  /** What one tenant learned of another, or what is no answer at all. */
  leaks: string[];
  /** For each procedure: who is let past authorization. */
  allowed: Record<string, string[]>;
  /** For each procedure: who called it. */
  tried: Record<string, string[]>;
  /** Procedures that did what they are for at least once. */
  done: Set<string>;
}

interface Attempt {
  procedure: ListedProcedure;
  actors: readonly ProofActor[];
  fields: IdField[];
  fixtures: Fixtures;
  report: MatrixReport;
  headersOf: (actor: ProofActor) => Promise<Record<string, string>>;
}

type Cell = Omit<Attempt, 'actors'> & { actor: ProofActor; field: IdField; kind: Kind };

/** The tenant that a caller names in a header is an id like any other. */
const TENANT_HEADER: IdField = { field: 'x-belvedere-tenant', table: 'tenants', isList: false };
const DENIALS = new Set([
  'common.unauthenticated',
  'common.forbidden',
  'common.step_up_required',
  'common.second_factor_required',
  'common.email_unverified',
]);
const AT_ONCE = 6;

export interface MatrixOptions {
  only?: (procedure: ListedProcedure) => boolean;
  /** Who calls a procedure: everybody, or some of them. */
  actorsOf?: (procedure: ListedProcedure) => readonly ProofActor[];
}

/** Every procedure × every actor × every id that it takes × five kinds of id (X7). */
export async function tryMatrix(world: ProofWorld, options: MatrixOptions = {}): Promise<MatrixReport> {
  const { only = () => true, actorsOf = () => world.actors } = options;
  const report: MatrixReport = { cells: 0, leaks: [], allowed: {}, tried: {}, done: new Set() };
  const fixtures = await createFixtures(world);
  const before = await fingerprint(world);
  const sessions = new Map(await Promise.all(world.actors.map(async (actor) => [actor, await actor.headers()] as const)));
  const attempts = listProcedures()
    .filter(only)
    .map((procedure) => ({
      procedure,
      actors: actorsOf(procedure),
      fields: idFields(procedure.path, procedure.meta, world.catalogue),
      fixtures,
      report,
    }));
  // What acts on the caller's own account ends sessions, so there each call has one of its own and no call is beside another.
  const isAlone = ({ procedure }: { procedure: ListedProcedure }) => procedure.meta.scope?.level === 'self';
  const besides = attempts.filter((attempt) => !isAlone(attempt));
  await eachOf(besides, AT_ONCE, (attempt) => tryProcedure(world, { ...attempt, headersOf: async (actor) => sessions.get(actor) ?? {} }));
  await eachOf(attempts.filter(isAlone), 1, (attempt) => tryProcedure(world, { ...attempt, headersOf: (actor) => actor.headers() }));

  for (const [table, hash] of await fingerprint(world))
    if (before.get(table) !== hash) report.leaks.push(`${table}: rows of a tenant that nobody belongs to have changed`);
  return report;
}

async function tryProcedure(world: ProofWorld, { actors, ...attempt }: Attempt): Promise<void> {
  const allowed: string[] = [];
  for (const actor of actors) {
    let isAllowed = false;
    for (const field of [TENANT_HEADER, ...attempt.fields]) isAllowed = (await tryField(world, { ...attempt, actor, field })) || isAllowed;
    if (isAllowed) allowed.push(actor.name);
  }
  attempt.report.allowed[attempt.procedure.path] = allowed;
  attempt.report.tried[attempt.procedure.path] = actors.map(({ name }) => name);
}

/** All kinds of id in one field, the others the actor's own. Answers whether the actor is let past authorization. */
async function tryField(world: ProofWorld, attempt: Omit<Cell, 'kind'>): Promise<boolean> {
  const { procedure, actor, field, report } = attempt;
  const answers = {} as Record<Kind, Answer>;
  for (const kind of KINDS) answers[kind] = await tryCell(world, { ...attempt, kind });
  report.cells += KINDS.length;

  const leak = (text: string) => void report.leaks.push(`${procedure.path} as ${actor.name}, ${field.field}: ${text}`);
  const isDenied = DENIALS.has(answers.own.code ?? '');
  const level = procedure.meta.scope?.level;
  // Administrators of the platform reach all tenants, and where no tenant counts there is nothing that naming one could tell.
  const isComparable = level === 'tenant' || isDenied || (field !== TENANT_HEADER && level !== 'platform');
  if (isComparable && !isSame(answers.foreign, answers.nonexistent) && !(await isShownToAll(world, attempt, answers.foreign)))
    leak(`foreign ${describe(answers.foreign)}, nonexistent ${describe(answers.nonexistent)}`);
  for (const kind of KINDS) {
    if (answers[kind].status >= 500) leak(`${kind} ${describe(answers[kind])}`);
    // Whoever is refused learns nothing from any id.
    if (isDenied && field !== TENANT_HEADER && !isSame(answers[kind], answers.own))
      leak(`refused, but ${kind} differently: ${describe(answers[kind])}`);
  }
  if (answers.own.status === 200 || answers.deleted.status === 200) report.done.add(procedure.path);
  return !isDenied;
}

/** What is public of a tenant that a query names: no caller is told more of a stranger than whoever has not signed in. */
async function isShownToAll(world: ProofWorld, attempt: Omit<Cell, 'kind'>, seen: Answer): Promise<boolean> {
  const { meta } = attempt.procedure;
  if (meta.scope || meta.kind !== 'query' || attempt.field.table !== 'tenants') return false;
  const publicly = await tryCell(world, { ...attempt, kind: 'foreign', headersOf: async () => ({}) });
  // Headers say whether a page may read the answer: that depends on who asks, not on what is told.
  return isSame({ ...seen, headers: publicly.headers }, publicly);
}

async function tryCell(world: ProofWorld, { procedure, fields, fixtures, report, headersOf, actor, field, kind }: Cell): Promise<Answer> {
  const { path, meta } = procedure;
  const input: Record<string, unknown> = {};
  for (const each of fields.filter((one) => one === field || isRequired(meta, one) || fields.length === 1)) {
    const id = await fixtures.id(each.table, { actor, procedure, kind: each === field ? kind : 'own' });
    input[each.field] = each.isList ? [id] : id;
  }
  const tenant = field === TENANT_HEADER ? await fixtures.id('tenants', { actor, procedure, kind }) : undefined;
  const headers = {
    ...(await headersOf(actor)),
    'x-forwarded-for': `203.0.113.${report.cells % 250}`,
    ...(tenant !== undefined && { [TENANT_HEADER.field]: tenant }),
  };
  const answer = await callProcedure(world.app, { path, kind: meta.kind, input: makeInput(meta.input, input), headers });
  if (answer.status === 200 && meta.kind === 'command') fixtures.forget(procedure);
  const told = tenant ?? String(input[field.field]);
  const body = answer.body.replaceAll(told, '<id>');
  const strangers = [world.stranger, actor.home === world.other ? world.home : world.other];
  if (meta.scope?.level !== 'platform' && strangers.some((stranger) => body.includes(stranger)))
    report.leaks.push(`${path} as ${actor.name}, ${field.field}: ${kind} answers with the text of another tenant`);
  return { ...answer, body };
}

function isRequired(meta: ProcedureMeta, { field }: IdField): boolean {
  return meta.input.shape[field]?.safeParse(undefined).success === false;
}

const CHANGING = new Set(['x-request-id', 'date', 'ratelimit', 'ratelimit-policy', 'set-cookie']);

/** Byte for byte, but for the request's own id and, in an answer that is no error, for ids and times that are new each time. */
function isSame(a: Answer, b: Answer): boolean {
  return a.status === b.status && normalise(a) === normalise(b);
}

function normalise({ status, headers, body }: Answer): string {
  const kept = [...headers].filter(([name]) => !CHANGING.has(name)).map(([name, value]) => `${name}: ${value}`);
  const text = body.replaceAll(/"request_id":"[^"]*"/g, '"request_id":"…"');
  const fresh =
    status < 400
      ? text
          .replaceAll(/\b[0-9a-f]{8}(?:-[0-9a-f]{4}){4}[0-9a-f]{8}\b/g, '…')
          .replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, '…')
          // A signed address echoes what was asked, and its signature is of that.
          .replaceAll(/exp=\d+&sig=[\w-]{43}/g, '…')
      : text;
  return [...kept, fresh].join('\n');
}

function describe({ status, body }: Answer): string {
  return `${status} ${body.slice(0, 300)}`;
}

/** A hash of every row of the tenant that nobody belongs to, by table. */
async function fingerprint({ owner, catalogue, stranger }: ProofWorld): Promise<Map<string, string | null>> {
  const hashes = new Map<string, string | null>();
  for (const { name, key, class: kind } of catalogue.values()) {
    if (kind === 'global') continue;
    const sql = `SELECT md5(string_agg(t::text, E'\\n' ORDER BY t::text)) AS hash FROM "${name}" t WHERE "${key}" = $1`;
    const { rows } = await owner.query(sql, [stranger]);
    hashes.set(name, rows[0].hash);
  }
  return hashes;
}
