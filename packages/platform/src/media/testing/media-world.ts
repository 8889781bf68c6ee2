import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomBytes } from 'node:crypto';
import { openDatabase, PLATFORM_TENANT_ID } from '@belvedere/db';
import {
  createTestClock,
  newId,
  runInTransaction,
  type Actor,
  type Context,
  type JobCall,
  type RequestContext,
  type Services,
  type TestClock,
} from '@belvedere/kernel';
import { createKeyring } from '@belvedere/kernel/crypto';
import { createLogger } from '@belvedere/kernel/observability';
import { diskStorage } from '@belvedere/kernel/storage';
import { testDatabase } from '@belvedere/testing';
import { createAccess } from '../../access/create-access.ts';
import { createAuditTrail } from '../../audit-log/create-audit-trail.ts';
import { bootstrapTenant } from '../../tenancy/bootstrap-tenant.ts';
import { tenancyScopes } from '../../tenancy/scopes.ts';
import { createUpload } from '../create-upload.ts';
import { getMedia } from '../get-media.ts';
import { receiveChunk, type ChunkReceived } from '../receive-chunk.ts';
import type { MediaView } from '../schemas.ts';
import { createUploadInput, type CreateUploadInput } from '../schemas.ts';
import { mediaScopes } from '../scopes.ts';
import { inPieces } from './pieces.ts';
import { testFfmpeg } from './test-ffmpeg.ts';

export interface MediaTenant {
  tenantId: string;
  userId: string;
  context: RequestContext;
  run<T>(work: (ctx: Context) => Promise<T>): Promise<T>;
}

export interface OpenUpload {
  mediaId: string;
  token: string;
}

/** Real services on a database of their own and a disk that goes away. */
export async function mediaWorld() {
  const names = await testDatabase();
  const database = openDatabase({ url: names.runtimeUrl });
  const behind = openDatabase({ url: names.ownerUrl });
  const root = await mkdtemp(join(tmpdir(), 'media-test-'));
  const clock: TestClock = createTestClock('2026-11-21T00:00:00Z');
  const services: Services = {
    database,
    storage: await diskStorage({ root }),
    mailer: { address: 'no-reply@belvedere.example', send: async () => {}, close: () => {} },
    limits: { check: async () => ({ allowed: true, retryAfter: 0, headers: {} }) },
    access: createAccess({ database, clock, scopes: [...Object.values(mediaScopes), ...Object.values(tenancyScopes)] }),
    audit: createAuditTrail(),
    clock,
    log: createLogger({ name: 'test', level: 'silent' }),
    publicUrl: 'https://tours.test',
    signingKey: randomBytes(32),
    keyring: createKeyring({ 1: randomBytes(32) }),
    ownOrigins: ['https://belvedere.example'],
    signInProviders: [],
    ffmpeg: await testFfmpeg(),
  };

  return {
    services,
    clock,
    jobsUrl: names.jobsUrl,
    createTenant,
    startUpload,
    send,
    upload,
    processCall,
    filesBelow,
    factsAbout,
    usedBytes,
    rows,
    close,
  };

  async function createTenant(): Promise<MediaTenant> {
    const [tenantId, userId] = [newId(), newId()];
    await database.transaction({ tenantId: PLATFORM_TENANT_ID }, (tx) =>
      tx.user.create({
        data: { id: userId, email: `${userId}@example.org`, displayName: 'Somebody', status: 'active', emailVerifiedAt: clock.now() },
      }),
    );
    const actor: Actor = { type: 'system', name: 'test', userId };
    const request = { id: newId(), ip: '', userAgent: null };
    const context = { services, actor, request, wantedTenant: tenantId, idempotencyKey: undefined, signal: undefined, setHeader: () => {} };
    const run: MediaTenant['run'] = (work) => runInTransaction(context, { tenantId, scopes: new Set() }, work);
    await run((ctx) => bootstrapTenant(ctx, { slug: `t-${tenantId}`, name: 'Tenant', ownerId: userId }));
    return { tenantId, userId, context, run };
  }

  async function startUpload(tenant: MediaTenant, file: Partial<CreateUploadInput> & { size: number }): Promise<OpenUpload> {
    const input = createUploadInput.parse({ fileName: 'picture.png', ...file });
    const { media, upload } = await tenant.run((ctx) => createUpload({ ctx, input }));
    return { mediaId: media.id, token: new URLSearchParams(upload.url.split('?')[1]).get('token') ?? '' };
  }

  function send(
    upload: OpenUpload,
    bytes: Uint8Array,
    { offset = 0, body }: { offset?: number; body?: AsyncIterable<Uint8Array> } = {},
  ): Promise<ChunkReceived> {
    return receiveChunk({ services, ...upload, offset, contentLength: bytes.length, body: body ?? inPieces(bytes) });
  }

  /** A file that has arrived and was not yet processed. */
  async function upload(tenant: MediaTenant, bytes: Uint8Array, fileName = 'picture.png'): Promise<string> {
    const open = await startUpload(tenant, { fileName, size: bytes.length });
    await send(open, bytes);
    return open.mediaId;
  }

  function processCall(tenant: MediaTenant, mediaId: string, changes: Partial<JobCall<unknown>> = {}): JobCall<{ mediaId: string }> {
    const call = { services, tenantId: tenant.tenantId, attempt: 1, isLastAttempt: false, signal: new AbortController().signal };
    return { ...call, transaction: tenant.run, ...changes, input: { mediaId } };
  }

  /** The files of a tenant in the storage, without its id. */
  async function filesBelow(tenant: MediaTenant, folder = ''): Promise<string[]> {
    const entries = await readdir(join(root, tenant.tenantId, folder), { recursive: true, withFileTypes: true }).catch(() => []);
    return entries
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(join(root, tenant.tenantId).length + 1))
      .sort();
  }

  async function factsAbout(mediaId: string): Promise<string[]> {
    const found = await rows<{ name: string }>('SELECT name FROM outbox_facts WHERE aggregate_id = $1 ORDER BY id', [mediaId]);
    return found.map(({ name }) => name);
  }

  async function usedBytes(tenant: MediaTenant): Promise<number> {
    const [row] = await rows<{ used: string }>(`SELECT used FROM quota_usage WHERE tenant_id = $1 AND resource = 'media_bytes'`, [
      tenant.tenantId,
    ]);
    return Number(row?.used ?? 0);
  }

  /** Looks behind row-level security. */
  function rows<Row extends object>(text: string, values: unknown[] = []): Promise<Row[]> {
    return behind.read<Row>({ tenantId: PLATFORM_TENANT_ID }, { name: '', text, values });
  }

  async function close(): Promise<void> {
    await Promise.all([database.close(), behind.close()]);
    await names.drop();
    await rm(root, { recursive: true });
  }
}

export type MediaWorld = Awaited<ReturnType<typeof mediaWorld>>;

export function viewOf(tenant: MediaTenant, id: string): Promise<MediaView> {
  return tenant.run((ctx) => getMedia({ ctx, input: { id } }));
}
