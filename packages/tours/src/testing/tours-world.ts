import { randomBytes } from 'node:crypto';
import { brotliDecompressSync } from 'node:zlib';
import { openDatabase, PLATFORM_TENANT_ID, type MediaType, type Prisma, type Transaction } from '@belvedere/db';
import {
  type AppError,
  createTestClock,
  newId,
  t,
  toAppError,
  type Actor,
  type CallerFactoryOf,
  type RequestContext,
  type Services,
  type TestClock,
} from '@belvedere/kernel';
import { createKeyring } from '@belvedere/kernel/crypto';
import { createLogger } from '@belvedere/kernel/observability';
import { createAccess, createAuditTrail, createTenantFor, platformRouters, platformScopes, syncPermissions } from '@belvedere/platform';
import { tourManifestSchema, type TourManifest } from '@belvedere/manifest';
import { testDatabase } from '@belvedere/testing';
import { toursRouter, toursScopes, toursThings } from '../index.ts';
import { panoramaOf } from '../publishing/testing/tour-graph-of.ts';

type Routers = typeof platformRouters & { tours: typeof toursRouter };
const createCaller: CallerFactoryOf<Routers> = t.createCallerFactory(t.router({ ...platformRouters, tours: toursRouter }));
type Caller = ReturnType<typeof createCaller>;

export interface ToursTenant {
  id: string;
  slug: string;
  userId: string;
  /** The procedures in the owner's name. */
  call: Caller;
  /** The same with another actor or other headers. */
  as(actor: Actor, request?: Partial<RequestContext>): Caller;
  inTenant<T>(work: (tx: Transaction) => Promise<T>): Promise<T>;
  /** A media file that is ready, unless the columns that are given say otherwise. */
  media(mediaType?: MediaType, fields?: Partial<Prisma.MediaFileUncheckedCreateInput>): Promise<string>;
  /** A tour with so many scenes whose panoramas are finished, each with a way to the next. */
  tour(title: string, scenes?: number): Promise<{ id: string; version: number; sceneIds: string[] }>;
}

export interface ToursWorld {
  services: Services;
  clock: TestClock;
  tenant(): Promise<ToursTenant>;
  /** Somebody who is signed in and no member of any tenant. */
  person(name?: string): Promise<Extract<Actor, { type: 'user' }>>;
  /** The facts of a tenant, oldest first. */
  facts(tenantId: string): Promise<{ name: string; payload: object }[]>;
  /** The document of a live tour. */
  manifest(tenantId: string, tourId: string): Promise<TourManifest>;
  /** Lets the planner know what is in the tables. */
  analyze(): Promise<void>;
  /** Every row of every table as text. */
  dump(): Promise<string>;
  close(): Promise<void>;
}

/** A database of its own with tours on it, wired as a server would. */
export async function createToursWorld(options: { storage?: Services['storage'] } = {}): Promise<ToursWorld> {
  const db = await testDatabase();
  const database = openDatabase({ url: db.runtimeUrl, poolSize: 12, timeout: 50_000 });
  const owner = openDatabase({ url: db.ownerUrl, poolSize: 2 });
  const clock = createTestClock('2026-11-21T10:00:00Z');
  const scopes = [...platformScopes, ...Object.values(toursScopes)];
  const services: Services = {
    database,
    clock,
    access: createAccess({ database, clock, scopes, things: toursThings }),
    audit: createAuditTrail(),
    mailer: { address: 'no-reply@belvedere.example', send: async () => {}, close: () => {} },
    limits: { check: async () => ({ allowed: true, retryAfter: 0, headers: {} }) },
    storage: options.storage ?? noStorage(),
    log: createLogger({ name: 'tours', level: 'silent' }),
    publicUrl: 'https://belvedere.example',
    signingKey: randomBytes(32),
    keyring: createKeyring({ 1: randomBytes(32) }),
    ownOrigins: ['https://belvedere.example'],
    signInProviders: [],
  };
  await syncPermissions(database, scopes);
  return {
    services,
    clock,
    tenant,
    async person(name = 'Visitor') {
      const userId = await user(name);
      return { type: 'user', userId, sessionId: newId(), emailVerified: true, platformRole: 'user', authTime: clock.now() };
    },
    facts: (tenantId) =>
      owner.read(
        { tenantId: PLATFORM_TENANT_ID },
        { name: 'facts', text: 'SELECT name, payload FROM outbox_facts WHERE tenant_id = $1 ORDER BY id', values: [tenantId] },
      ),
    async manifest(tenantId, tourId) {
      const { brotli } = await database.transaction({ tenantId }, async (tx) => {
        const { hash } = await tx.tourPublication.findUniqueOrThrow({ where: { tenantId_tourId: { tenantId, tourId } } });
        return tx.tourDocument.findUniqueOrThrow({ where: { tenantId_hash: { tenantId, hash } } });
      });
      return tourManifestSchema.parse(JSON.parse(brotliDecompressSync(brotli).toString()));
    },
    async analyze() {
      await owner.read({ tenantId: PLATFORM_TENANT_ID }, { name: 'analyze', text: 'ANALYZE', values: [] });
    },
    async dump() {
      const read = <Row extends object>(text: string) => owner.read<Row>({ tenantId: PLATFORM_TENANT_ID }, { name: '', text, values: [] });
      const tables = await read<{ name: string }>(
        `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables WHERE schemaname IN ('public', 'pgboss')`,
      );
      const texts: string[] = [];
      for (const { name } of tables) {
        const [row] = await read<{ rows: string | null }>(`SELECT string_agg(to_jsonb(t)::text, E'\\n') AS rows FROM ${name} t`);
        texts.push(row?.rows ?? '');
      }
      return texts.join('\n');
    },
    async close() {
      await Promise.all([database.close(), owner.close()]);
      await db.drop();
    },
  };

  async function user(displayName: string): Promise<string> {
    const id = newId();
    const data = { id, email: `${id}@mail.example`, displayName, status: 'active', emailVerifiedAt: clock.now() } as const;
    await database.transaction({ tenantId: PLATFORM_TENANT_ID }, (tx) => tx.user.create({ data }));
    return id;
  }

  async function tenant(): Promise<ToursTenant> {
    const userId = await user('Owner');
    const email = `${userId}@mail.example`;
    const slug = `t-${userId.slice(-12)}`;
    const { id } = await createTenantFor(services, { slug, name: 'Museum', ownerEmail: email });
    const inTenant: ToursTenant['inTenant'] = (work) => database.transaction({ tenantId: id }, work);
    const as: ToursTenant['as'] = (actor, request = {}) =>
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

    const media: ToursTenant['media'] = async (mediaType = 'image', fields = {}) => {
      const mediaId = newId();
      const file = { originalName: 'file', fileName: mediaId, filePath: mediaId, fileSize: 1, mimeType: 'image/jpeg', mediaType };
      await inTenant((tx) =>
        tx.mediaFile.create({
          data: { ...file, tenantId: id, id: mediaId, status: 'ready', storageProvider: 'local', uploadedById: userId, ...fields },
        }),
      );
      return mediaId;
    };

    async function scene(tourId: string, title: string): Promise<string> {
      const mediaId = await media();
      const created = await call.tours.scenes.create({ tourId, title, panoramaMediaId: mediaId });
      const document = panoramaOf(mediaId);
      await inTenant((tx) =>
        tx.panorama.update({
          where: { tenantId_mediaId: { tenantId: id, mediaId } },
          data: { status: 'ready', progress: 1, contentId: document.id, document },
        }),
      );
      return created.id;
    }

    return {
      id,
      slug,
      userId,
      call,
      as,
      inTenant,
      media,
      async tour(title, scenes = 1) {
        const { id: tourId, version } = await call.tours.create({ title, description: 'words' });
        const sceneIds: string[] = [];
        for (let n = 0; n < scenes; n++) sceneIds.push(await scene(tourId, `${title} ${n}`));
        for (const [n, sceneId] of sceneIds.entries()) {
          const targetSceneId = sceneIds[n + 1];
          const place = { sceneId, title: 'on', position: { yaw: 0, pitch: 0 } };
          if (targetSceneId) await call.tours.hotspots.create({ ...place, content: { type: 'navigation' }, targetSceneId });
        }
        return { id: tourId, version, sceneIds };
      },
    };
  }
}

/** The error that a call ends with, by its code; undefined when it ends well. */
export async function refusal(work: Promise<unknown>): Promise<AppError | undefined> {
  try {
    await work;
    return undefined;
  } catch (error) {
    return toAppError(error);
  }
}

/** The same as its code alone. */
export async function refusalCode(work: Promise<unknown>): Promise<string | undefined> {
  return (await refusal(work))?.code;
}

/** These tests store no files: touching storage is a mistake of the test. */
function noStorage(): Services['storage'] {
  const refuse = () => Promise.reject(new Error('There is no storage in this world.'));
  return { put: refuse, get: refuse, head: refuse, delete: refuse, list: refuse } as never;
}
