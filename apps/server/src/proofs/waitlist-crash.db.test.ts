import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RequestContext } from '@belvedere/kernel';
import { createTenantFor, createUser, mailToken, syncPermissions } from '@belvedere/platform';
import { inTier, runSeed, seededRandom, testDatabase } from '@belvedere/testing';
import pg from 'pg';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { createCaller, ownContext, type Caller } from '../caller.ts';
import { readEnv } from '../env.ts';
import { openServices, type OpenedServices } from '../open-services.ts';
import { allScopes } from '../systems.ts';
import { freePort, startChild, type Child } from '../testing/start-child.ts';

const CLIENTS = 16;
const SECONDS = inTier({ sample: 3, middle: 20, all: 60 });
const { guests: GUESTS, places: PLACES } = inTier({ sample: { guests: 60, places: 5 }, all: { guests: 1000, places: 50 } });
const TENANT = 'crowd';
const random = seededRandom(runSeed);
const pick = <T>(of: readonly T[]): T | undefined => of[Math.floor(random() * of.length)];
const seed = `BELVEDERE_SEED=${runSeed}`;

interface Server extends Child {
  url: string;
}

let folder: string;
let database: Awaited<ReturnType<typeof testDatabase>>;
let opened: OpenedServices;
let owner: pg.Pool;
let context: RequestContext;
let caller: Caller;
/** Two that serve, and two that pass on what was not answered. */
const servers: Server[] = [];
const workers: Child[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'belvedere-crowd-'));
  database = await testDatabase();
  owner = new pg.Pool({ connectionString: database.ownerUrl, max: 4 });
  opened = await openServices(readEnv({ DATA_DIR: folder, LOG_LEVEL: 'silent' }), {
    runtimeUrl: database.runtimeUrl,
    secretKey: new Uint8Array(32).fill(7),
  });
  const { services } = opened;
  await syncPermissions(services.database, allScopes);
  const person = { email: 'owner@crowd.example', password: 'a very long waiting line', displayName: 'Owner' };
  const { userId } = await createUser(services, person);
  await createTenantFor(services, { slug: TENANT, name: 'Crowd', ownerId: userId });
  context = ownContext(services, { name: 'proof', userId, tenant: TENANT });
  caller = createCaller(context);
  await watchCommits();
  servers.push(...(await Promise.all([startServer(), startServer()])));
  workers.push(...(await Promise.all([startWorking(), startWorking()])));
}, 120_000);
afterAll(async () => {
  for (const each of [...servers, ...workers]) await each.kill();
  await owner?.end();
  await opened?.close();
  await database?.drop();
  await rm(folder, { recursive: true, force: true });
}, 60_000);

test(
  'C2 2.5 2.11 many who join at once, over two servers, on few places: as many as there are have one, the others wait, each told once',
  { timeout: inTier({ sample: 90_000, all: 500_000 }) },
  async () => {
    const event = await liveEvent({ title: 'Rush', capacity: PLACES });
    const guests = Array.from({ length: GUESTS }, (_, n) => `guest-${n}@guest.example`);
    const untilAnswered = async (path: string, input: object) => {
      await vi.waitFor(async () => expect(await call(path, input)).toBe(200), {
        timeout: inTier({ sample: 60_000, all: 250_000 }),
        interval: 200,
      });
    };
    await Promise.all(guests.map((email) => untilAnswered('join', { tenant: TENANT, eventId: event.id, email })));
    const tokens = await tokensOf(event.id);
    expect(tokens).toHaveLength(GUESTS);
    const began = performance.now();
    await Promise.all(tokens.map((token) => untilAnswered('confirm', { tenant: TENANT, token })));
    const seconds = (performance.now() - began) / 1000;
    expect((await caller.events.get({ id: event.id })).places).toEqual({ confirmed: PLACES, offered: 0, waiting: GUESTS - PLACES });
    expect(await countMails('^You have .* at “Rush”')).toBe(PLACES);
    expect(await caller.events.waitlist.prove({ eventId: event.id })).toMatchObject({ isFair: true, steps: GUESTS + PLACES });
    console.log(`waitlist: ${GUESTS} at once on ${PLACES} places: ${PLACES} have one, ${GUESTS - PLACES} wait, in ${seconds.toFixed(1)} s`);
  },
);

test(
  'C3 I4 2.5 2.10 2.11 2.12 sixteen who do whatever comes to mind while servers and workers are killed: at no commit too many, no place idle, nobody passed, each told once',
  { timeout: SECONDS * 1000 + inTier({ sample: 120_000, all: 480_000 }) },
  async () => {
    const event = await liveEvent({ title: 'Storm', capacity: 6 });
    await owner.query('DELETE FROM seen_commits');
    const until = performance.now() + SECONDS * 1000;
    // Not before some were offered a place: on a slow machine chance may take its time.
    const isEnough = async () => performance.now() > until && (await countOffers(event.id)) > 2;
    let over = false;
    const isOver = () => over;
    const ending = vi
      .waitFor(async () => expect(await isEnough()).toBe(true), { timeout: SECONDS * 1000 + 60_000, interval: 50 })
      .finally(() => (over = true));
    const done = { acts: 0, refused: 0, failed: 0 };
    const killing = killOnTheWay(isOver, done);
    await Promise.all(Array.from({ length: CLIENTS }, () => client(event.id, { isOver, done })));
    const kills = await killing;
    await ending;
    // Everybody is there again; what is over goes on.
    await vi.waitFor(async () => expect(await overdue()).toBe(0), { timeout: 30_000, interval: 50 });

    const commits = await owner.query<{ taken: number; capacity: number; idle: number; at: Date }>(
      'SELECT confirmed + offered AS taken, capacity, idle, at FROM seen_commits WHERE event_id = $1 ORDER BY at',
      [event.id],
    );
    expect(commits.rows.length, seed).toBeGreaterThan(SECONDS * 2);
    expect(
      commits.rows.filter(({ taken, capacity }) => taken > capacity),
      `too many, ${seed}`,
    ).toEqual([]);
    expect(
      commits.rows.filter(({ idle }) => idle > 0),
      `idle, ${seed}`,
    ).toEqual([]);
    await expectToldOnce(event.id);
    const proof = await caller.events.waitlist.prove({ eventId: event.id });
    expect(proof, seed).toMatchObject({ isFair: true, passed: [] });
    const late = await latenessOf(event.id);
    console.log(
      `waitlist: ${done.acts} acts in ${SECONDS} s, ${done.refused} refused, ${done.failed} failed, ${kills} kills, ${commits.rows.length} commits with 0 too many and 0 idle, ` +
        `${late.count} places that nobody answered for went on after ${late.half.toFixed(2)} s (half of them) and ${late.most.toFixed(2)} s (all), ${proof.steps} steps in order, ${seed}`,
    );
    // While a worker dies and another one has its turn, too.
    expect(late.most, `seconds that a place was kept for nobody, ${seed}`).toBeLessThan(inTier({ sample: 5, all: 1 }));
  },
);

/** Does whatever comes to mind, until it is over. */
async function client(
  eventId: string,
  { isOver, done }: { isOver: () => boolean; done: { acts: number; refused: number; failed: number } },
): Promise<void> {
  const tokens: string[] = [];
  const by = async (verb: string) => {
    const token = pick(tokens);
    return token === undefined ? 200 : call(verb, { tenant: TENANT, token });
  };
  const join = async () => {
    const email = `g${Math.floor(random() * 200)}@guest.example`;
    const asked = await call('join', { tenant: TENANT, eventId, email, places: 1 + Math.floor(random() * 3) });
    const [token] = await tokensOf(eventId, email);
    if (asked !== 200 || token === undefined) return asked;
    tokens.push(token);
    return call('confirm', { tenant: TENANT, token });
  };
  const organiser = (work: () => Promise<unknown>) =>
    work().then(
      () => 200,
      (error: { status?: number }) => error.status ?? 409,
    );
  const resize = () =>
    organiser(async () => {
      const { version } = await caller.events.get({ id: eventId });
      await caller.events.update({ id: eventId, version, capacity: 2 + Math.floor(random() * 10) });
    });
  const promote = () =>
    organiser(async () => {
      const { items } = await caller.events.waitlist.list({ eventId, status: 'pending', limit: 20 });
      const one = pick(items);
      if (one) await caller.events.waitlist.prioritize({ entryId: one.id, priority: Math.floor(random() * 5) - 2 });
    });
  /** The time of an answer is over, earlier than it was promised. */
  const expire = async () => {
    await owner.query(
      `UPDATE waitlist_offers SET expires_at = clock_timestamp() WHERE id = (SELECT id FROM waitlist_offers
        WHERE event_id = $1 AND status = 'open' AND expires_at > clock_timestamp() ORDER BY random() LIMIT 1 FOR UPDATE SKIP LOCKED)`,
      [eventId],
    );
    return 200;
  };
  const acts = [
    join,
    join,
    join,
    join,
    () => by('accept'),
    () => by('accept'),
    () => by('decline'),
    () => by('leave'),
    resize,
    expire,
    promote,
  ];
  while (!isOver()) {
    const status = await (pick(acts) ?? join)();
    done.acts++;
    if (status >= 500) done.failed++;
    else if (status >= 400) done.refused++;
  }
}

/** Kills a worker and a server in turn, each time when chance says that enough was done, and starts another; the second of each goes on. @returns how many died. */
async function killOnTheWay(isOver: () => boolean, done: { acts: number }): Promise<number> {
  for (let kills = 0; ; kills++) {
    const due = done.acts + 5 + random() * 40;
    await vi.waitFor(() => expect(isOver() || done.acts >= due).toBe(true), { timeout: 60_000, interval: 5 });
    if (isOver()) return kills;
    const at = Math.floor(kills / 2) % 2;
    await (kills % 2 === 0 ? workers : servers)[at]?.kill();
    if (kills % 2 === 0) workers[at] = await startWorking();
    else servers[at] = await startServer();
  }
}

/** Each offer was told by one letter and one fact, and each letter was sent. */
async function expectToldOnce(eventId: string): Promise<void> {
  const offers = await owner.query<{ id: string }>('SELECT id FROM waitlist_offers WHERE event_id = $1', [eventId]);
  const facts = await owner.query<{ id: string }>(
    `SELECT payload ->> 'offerId' AS id FROM outbox_facts WHERE name = 'events.place_offered' AND aggregate_id = $1`,
    [eventId],
  );
  const sorted = (rows: { id: string }[]) => rows.map(({ id }) => id).toSorted();
  expect(sorted(facts.rows), seed).toEqual(sorted(offers.rows));
  expect(await countMails('^A place for you at “Storm”'), seed).toBe(offers.rows.length);
  await vi.waitFor(
    async () => {
      const { rows } = await owner.query(`SELECT 1 FROM mails WHERE subject LIKE 'A place for you%' AND sent_at IS NULL`);
      expect(rows).toEqual([]);
    },
    // Behind some thousand others, and those that a dead worker had begun wait until it is missed.
    { timeout: inTier({ sample: 60_000, all: 300_000 }), interval: 200 },
  );
  const sent = (await readFile(join(folder, 'outbox.jsonl'), 'utf8')).split('\n').filter((line) => line.includes('A place for you'));
  expect(sent.length, seed).toBeGreaterThanOrEqual(offers.rows.length);
}

async function countOffers(eventId: string): Promise<number> {
  const { rows } = await owner.query<{ count: number }>('SELECT count(*)::int AS count FROM waitlist_offers WHERE event_id = $1', [
    eventId,
  ]);
  return rows[0]?.count ?? 0;
}

async function countMails(subject: string): Promise<number> {
  const { rows } = await owner.query<{ count: number }>('SELECT count(*)::int AS count FROM mails WHERE subject ~ $1', [subject]);
  return rows[0]?.count ?? 0;
}

// What is true at each commit ---------------------------------------------------------------------------------------------

/** Has the database itself write down how an event stands at each commit that touched it: triggers that run when all else is done. */
async function watchCommits(): Promise<void> {
  await owner.query(`
    CREATE TABLE seen_commits (event_id uuid, at timestamptz, capacity int, confirmed int, offered int, idle int);
    GRANT INSERT ON seen_commits TO PUBLIC;
    CREATE FUNCTION see_commit() RETURNS trigger LANGUAGE plpgsql AS $$
    DECLARE
      tenant uuid := NEW.tenant_id;
      event uuid := CASE WHEN TG_TABLE_NAME = 'events' THEN to_jsonb(NEW) ->> 'id' ELSE to_jsonb(NEW) ->> 'event_id' END;
      room int := (SELECT capacity FROM events WHERE tenant_id = tenant AND id = event);
      sure int := (SELECT coalesce(sum(places), 0) FROM waitlist_entries WHERE tenant_id = tenant AND event_id = event AND status = 'confirmed');
      kept int := (SELECT coalesce(sum(places), 0) FROM waitlist_offers WHERE tenant_id = tenant AND event_id = event AND status = 'open');
    BEGIN
      INSERT INTO seen_commits SELECT event, clock_timestamp(), room, sure, kept, count(*) FROM waitlist_entries e
        WHERE e.tenant_id = tenant AND e.event_id = event AND e.status = 'pending' AND e.places <= room - sure - kept
          AND NOT EXISTS (SELECT FROM waitlist_offers o WHERE o.tenant_id = tenant AND o.entry_id = e.id AND o.status = 'open');
      RETURN NULL;
    END $$;
    CREATE TABLE went_on (event_id uuid, after interval);
    GRANT INSERT ON went_on TO PUBLIC;
    CREATE FUNCTION see_going_on() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      INSERT INTO went_on VALUES (NEW.event_id, clock_timestamp() - NEW.expires_at);
      RETURN NULL;
    END $$;`);
  // Not when the clients of this proof put a time forward, who do not hold the event.
  for (const table of ['events', 'waitlist_entries', 'waitlist_offers'])
    await owner.query(
      `CREATE CONSTRAINT TRIGGER see_commit AFTER INSERT OR UPDATE OF ${table === 'events' ? 'capacity' : 'status'} ON ${table} DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION see_commit()`,
    );
  await owner.query(
    `CREATE CONSTRAINT TRIGGER see_going_on AFTER UPDATE ON waitlist_offers DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
      WHEN (NEW.status = 'expired') EXECUTE FUNCTION see_going_on()`,
  );
}

/** Offers whose time is over and that nobody passed on yet. */
async function overdue(): Promise<number> {
  const { rows } = await owner.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM waitlist_offers WHERE status = 'open' AND expires_at <= clock_timestamp()`,
  );
  return rows[0]?.count ?? 0;
}

/** How long places were still kept after the time of their answer: seconds. */
async function latenessOf(eventId: string): Promise<{ count: number; half: number; most: number }> {
  const { rows } = await owner.query<{ after: number }>(
    'SELECT extract(epoch FROM after)::float AS after FROM went_on WHERE event_id = $1 ORDER BY after',
    [eventId],
  );
  const at = (share: number) => rows[Math.floor((rows.length - 1) * share)]?.after ?? 0;
  return { count: rows.length, half: at(0.5), most: at(1) };
}

// Calls and processes -----------------------------------------------------------------------------------------------------

function liveEvent(fields: { title: string; capacity: number }) {
  return caller.events
    .create({ startsAt: new Date(Date.now() + 7 * 86_400_000), timeZone: 'Europe/Zurich', ...fields })
    .then(({ id }) => caller.events.publish({ id }));
}

/** Asks one of the servers, as a guest does. @returns the status; 599 where the server died over it. */
async function call(verb: string, input: object): Promise<number> {
  const { url } = pick(servers) ?? {};
  const headers = { 'content-type': 'application/json', 'x-app': 'native' };
  return fetch(`${url}/api/events/waitlist/${verb}`, { method: 'POST', headers, body: JSON.stringify(input) }).then(
    async (response) => {
      await response.arrayBuffer();
      return response.status;
    },
    () => 599,
  );
}

/** The tokens of the mails about an event, the newest of an address first. */
async function tokensOf(eventId: string, email?: string): Promise<string[]> {
  const { rows } = await owner.query<{ id: string }>(
    `SELECT m.id FROM mails m WHERE m.topic = 'event_place' AND ($2::text IS NULL OR m.recipient = $2)
      AND EXISTS (SELECT FROM waitlist_keys k WHERE k.event_id = $1 AND k.email = m.recipient) ORDER BY m.id DESC ${email === undefined ? '' : 'LIMIT 1'}`,
    [eventId, email ?? null],
  );
  return rows.map(({ id }) => mailToken(opened.services.signingKey, 'event_place', id));
}

async function startServer(): Promise<Server> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const settings = { DATA_DIR: folder, PORT: String(port), PUBLIC_URL: url, runtimeUrl: database.runtimeUrl, rateFactor: 1e6 };
  const args = [JSON.stringify(settings)];
  return { url, ...(await startChild(new URL('../testing/serve-process.ts', import.meta.url), { args, isQuiet: true })) };
}

function startWorking(): Promise<Child> {
  const args = [folder, database.runtimeUrl, database.jobsUrl];
  return startChild(new URL('work-events.ts', import.meta.url), { args, isQuiet: true });
}
