import { PLATFORM_TENANT_ID } from '@belvedere/db';
import {
  chooseBackup,
  insertBackup,
  restoreBackup,
  restoreDump,
  restoreFiles,
  runDrill,
  shipLog,
  takeBackup,
  verifyBackup,
} from '@belvedere/platform/recovery';
import { BadEnvironment, readEnv } from '../env.ts';
import { listTenants } from '../list-tenants.ts';
import { clusterFolder, logSpool, openOwner } from '../open-database-server.ts';
import { backupSource, openBackupStore } from '../open-recovery.ts';
import { openServices } from '../open-services.ts';
import { readSecretKey } from '../secret-key.ts';
import type { Output } from './output.ts';
import { withSession } from './session.ts';

/** A practice that found the copy unusable. */
export class DrillFailed extends Error {
  override name = 'DrillFailed';
}

const inMegabytes = (bytes: number) => `${(bytes / 1_048_576).toFixed(1)} MB`;
const openStore = async () => {
  const env = readEnv();
  return { env, store: await openBackupStore(env, await readSecretKey(env)) };
};

export async function backupTake(output: Output): Promise<void> {
  const { env, store } = await openStore();
  await withSession(output, async ({ services, database }) => {
    const manifest = await takeBackup({
      source: backupSource(env, database),
      store,
      files: services.storage,
      tenants: (await listTenants(database.ownerUrl)).map(({ id }) => id),
      onProgress: output.say,
    });
    await services.database.transaction({ tenantId: PLATFORM_TENANT_ID }, (tx) => insertBackup(tx, manifest, store.location));
    output.result(
      { ...manifest, location: store.location },
      `Backup ${manifest.id}: database ${inMegabytes(manifest.size)}, ${manifest.files.count} files (${inMegabytes(manifest.files.bytes)}), in ${store.location}.\nIt opens with the SECRET_KEY of this installation only: keep that elsewhere.`,
    );
  });
}

export async function backupList(output: Output): Promise<void> {
  const { store } = await openStore();
  const manifests = await store.manifests();
  const lines = manifests.map(({ id, kind, startedAt, size }) => `${id}  ${startedAt}  ${kind.padEnd(7)}  ${inMegabytes(size)}`);
  output.result({ location: store.location, backups: manifests }, lines.join('\n') || `There is no backup in ${store.location} yet.`);
}

export async function backupVerify(id: string | undefined, output: Output): Promise<void> {
  const { store } = await openStore();
  const manifest = chooseBackup(await store.manifests(), { ...(id !== undefined && { id }) });
  await verifyBackup(store, manifest);
  output.result(
    { id: manifest.id, whole: true },
    `Backup ${manifest.id} is whole. Whether it can be restored, a drill tells: belvedere drill.`,
  );
}

export async function restoreCommand(id: string | undefined, flags: { to?: string }, output: Output): Promise<void> {
  const { env, store } = await openStore();
  const to = readMoment(flags.to);
  const spool = logSpool(env);
  if (spool !== undefined) await shipLog({ store, spool });
  await using open = new AsyncDisposableStack();
  const manifest = chooseBackup(await store.manifests(), { ...(id !== undefined && { id }), ...(to && { before: to }) });
  let movedAside: string | undefined;
  let ownerUrl: string;
  if (manifest.kind === 'cluster') {
    const { server } = await restoreBackup({
      store,
      dataDir: clusterFolder(env),
      id: manifest.id,
      ...(to && { to }),
      onProgress: output.say,
    });
    open.defer(() => server.stop({ force: true }));
    ({ movedAside, ownerUrl } = server);
  } else {
    if (to) throw new BadEnvironment('A dump is of one moment: leave --to out, or restore by the archive of your own server.');
    if (env.DATABASE_URL === undefined) throw new BadEnvironment('This backup is a dump: set DATABASE_URL to an empty database.');
    ({ ownerUrl } = await openOwner(env, output.say));
    output.say('reading the dump');
    await restoreDump({ store, manifest, ownerUrl });
  }
  output.say('putting missing files back');
  const tenants = (await listTenants(ownerUrl)).map((tenant) => tenant.id);
  const { services, close } = await openServices(
    { ...env, LOG_LEVEL: 'warn' },
    { runtimeUrl: ownerUrl, secretKey: await readSecretKey(env) },
  );
  open.defer(close);
  const files = await restoreFiles({ store, files: services.storage, tenants });
  output.result(
    { id: manifest.id, tenants: tenants.length, files, movedAside: movedAside ?? null },
    [
      `Restored backup ${manifest.id}: ${tenants.length} tenants, ${files} files put back.`,
      movedAside && `What was there before lies in ${movedAside}; delete it when you are sure.`,
      'Whom the erasure ledger names is erased again by the next start.',
      'Next: belvedere doctor, belvedere audit verify ("tail" is what came after the restored moment: see docs/operations.md), then start.',
    ]
      .filter(Boolean)
      .join('\n'),
  );
}

export async function drillCommand(id: string | undefined, output: Output): Promise<void> {
  const { env, store } = await openStore();
  await withSession(output, async ({ services: { database, clock } }) => {
    const result = await runDrill({
      store,
      scratch: env.DATA_DIR,
      database,
      clock,
      ...(id !== undefined && { id }),
      tenantsOf: async (ownerUrl) => (await listTenants(ownerUrl)).map((tenant) => tenant.id),
      onProgress: output.say,
    });
    const { backupId, ok, seconds, tables, indexes, rows, chains, failure } = result;
    if (!ok) throw new DrillFailed(`Backup ${backupId} could not be restored: ${failure}`);
    output.result(
      result,
      `Backup ${backupId} was back after ${seconds} s: ${rows} rows of ${tables} tables read, ${indexes} indexes and ${chains} audit chains checked.`,
    );
  });
}

function readMoment(text: string | undefined): Date | undefined {
  if (text === undefined) return undefined;
  const moment = new Date(text);
  if (Number.isNaN(moment.getTime())) throw new BadEnvironment('--to wants a moment such as 2026-11-28T13:45:00Z.');
  return moment;
}
