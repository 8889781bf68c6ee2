import { randomBytes } from 'node:crypto';
import { openDatabase, PLATFORM_TENANT_ID, type Transaction } from '@belvedere/db';
import {
  createTestClock,
  newId,
  runSchedule,
  t,
  toAppError,
  type Actor,
  type CallerFactoryOf,
  type Context,
  type RequestContext,
  type Schedule,
  type Services,
  type TestClock,
} from '@belvedere/kernel';
import { createKeyring } from '@belvedere/kernel/crypto';
import { createLogger } from '@belvedere/kernel/observability';
import {
  createAccess,
  createAuditTrail,
  createTenantFor,
  mailToken,
  platformRouters,
  platformScopes,
  syncPermissions,
} from '@belvedere/platform';
import { testDatabase } from '@belvedere/testing';
import { eventsRouter, eventsScopes, eventsThings } from '../index.ts';
import type { CreateEventInput, EventView } from '../events/schemas.ts';

type Routers = typeof platformRouters & { events: typeof eventsRouter };
const createCaller: CallerFactoryOf<Routers> = t.createCallerFactory(t.router({ ...platformRouters, events: eventsRouter }));
type Caller = ReturnType<typeof createCaller>;

export interface EventsTenant {
  id: string;
  slug: string;
  userId: string;
  /** The procedures in the owner's name. */
  call: Caller;
  /** The same as a visitor without an account. */
  visitor: Caller;
  as(actor: Actor, request?: Partial<RequestContext>): Caller;
  inTenant<T>(work: (tx: Transaction) => Promise<T>): Promise<T>;
  /** A live event in a week, of so many places. */
  event(fields?: Partial<CreateEventInput>): Promise<EventView>;
  /** Mails to an address, oldest first. */
  mails(email: string): Promise<{ id: string; subject: string; text: string; html: string; calendar: string | null; token: string }[]>;
  /** Joins and proves the address. @returns the token by which the entry is reached. */
  join(eventId: string, email: string, places?: number): Promise<string>;
}

export interface EventsWorld {
  services: Services;
  clock: TestClock;
  tenant(): Promise<EventsTenant>;
  facts(tenantId: string): Promise<{ name: string; payload: Record<string, unknown> }[]>;
  run(schedule: Schedule): Promise<void>;
  /** A transaction in the name of a job. */
  inJob<T>(tenantId: string, work: (ctx: Context) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** A database of its own with events on it, wired as a server would. */
export async function createEventsWorld({ poolSize = 12 } = {}): Promise<EventsWorld> {
  const db = await testDatabase();
  const database = openDatabase({ url: db.runtimeUrl, poolSize, timeout: 50_000 });
  const owner = openDatabase({ url: db.ownerUrl, poolSize: 2 });
  const clock = createTestClock('2026-11-30T10:00:00Z');
  const scopes = [...platformScopes, ...Object.values(eventsScopes)];
  const services: Services = {
    database,
    clock,
    access: createAccess({ database, clock, scopes, things: eventsThings }),
    audit: createAuditTrail(),
    mailer: { address: 'no-reply@belvedere.example', send: async () => {}, close: () => {} },
    limits: { check: async () => ({ allowed: true, retryAfter: 0, headers: {} }) },
    storage: undefined as never,
    log: createLogger({ name: 'events', level: 'silent' }),
    publicUrl: 'https://belvedere.example',
    signingKey: randomBytes(32),
    keyring: createKeyring({ 1: randomBytes(32) }),
    ownOrigins: ['https://belvedere.example'],
    signInProviders: [],
  };
  await syncPermissions(database, scopes);
  const read = <Row extends object>(text: string, values: unknown[]) =>
    owner.read<Row>({ tenantId: PLATFORM_TENANT_ID }, { name: '', text, values });
  const tenants = async () => (await read<{ id: string }>('SELECT id FROM tenants WHERE deleted_at IS NULL', [])).map(({ id }) => id);
  return {
    services,
    clock,
    tenant,
    facts: (tenantId) => read('SELECT name, payload FROM outbox_facts WHERE tenant_id = $1 ORDER BY id', [tenantId]),
    run: (schedule) => runSchedule(schedule, { services, tenants }),
    async inJob(tenantId, work) {
      let result: unknown;
      const once: Schedule = {
        name: 'test.once',
        describe: 'Once.',
        cron: '* * * * *',
        run: async ({ transaction }) => void (result = await transaction(tenantId, work)),
      };
      await runSchedule(once, { services, tenants });
      return result as Awaited<ReturnType<typeof work>>;
    },
    async close() {
      await Promise.all([database.close(), owner.close()]);
      await db.drop();
    },
  };

  async function tenant(): Promise<EventsTenant> {
    const userId = newId();
    const email = `${userId}@mail.example`;
    const user = { id: userId, email, displayName: 'Owner', status: 'active', emailVerifiedAt: clock.now() } as const;
    await database.transaction({ tenantId: PLATFORM_TENANT_ID }, (tx) => tx.user.create({ data: user }));
    const slug = `t-${userId.slice(-12)}`;
    const { id } = await createTenantFor(services, { slug, name: 'Museum', ownerEmail: email });
    const as: EventsTenant['as'] = (actor, request = {}) =>
      createCaller({
        services,
        actor,
        request: { id: newId(), ip: '203.0.113.9', userAgent: 'test' },
        wantedTenant: slug,
        idempotencyKey: undefined,
        signal: undefined,
        setHeader: () => {},
        ...request,
      });
    const call = as({ type: 'system', name: 'test', userId });
    const visitor = as({ type: 'anonymous' }, { wantedTenant: undefined });
    const mails: EventsTenant['mails'] = async (to) => {
      const rows = await read<{ id: string; subject: string; text: string; html: string; calendar: string | null }>(
        'SELECT id, subject, text, html, calendar FROM mails WHERE tenant_id = $1 AND lower(recipient) = lower($2) ORDER BY id',
        [id, to],
      );
      return rows.map((row) => ({ ...row, token: mailToken(services.signingKey, 'event_place', row.id) }));
    };
    return {
      id,
      slug,
      userId,
      call,
      visitor,
      as,
      inTenant: (work) => database.transaction({ tenantId: id }, work),
      async event(fields = {}) {
        const startsAt = new Date(clock.now().getTime() + 7 * 86_400_000);
        const event = await call.events.create({ title: 'Night of museums', startsAt, timeZone: 'Europe/Zurich', ...fields });
        return call.events.publish({ id: event.id });
      },
      mails,
      async join(eventId, address, places = 1) {
        await visitor.events.waitlist.join({ tenant: slug, eventId, email: address, places });
        const { token } = (await mails(address)).at(-1)!;
        await visitor.events.waitlist.confirm({ tenant: slug, token });
        return token;
      },
    };
  }
}

/** The error that a call ends with, by its code; undefined when it ends well. */
export async function refusalCode(work: Promise<unknown>): Promise<string | undefined> {
  return work.then(
    () => undefined,
    (error: unknown) => toAppError(error).code,
  );
}
