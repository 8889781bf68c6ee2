import { createWriteStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { archiveKey } from '@belvedere/kernel/archive';
import { storageKey } from '@belvedere/kernel/storage';
import { verifyArchive } from '@belvedere/tours';
import { createCaller, ownContext, type Caller } from '../caller.ts';
import { DEMO_TENANT } from '../seed/seed-demo.ts';
import { findImporter } from './find-importer.ts';
import type { Output } from './output.ts';
import { openSession, withSession, type Session } from './session.ts';

const POLL = 250;

export class ExportFailed extends Error {
  override name = 'ExportFailed';
}

export class NotGenuine extends Error {
  override name = 'NotGenuine';
}

/** `belvedere export <tour>`: a tour as an archive that opens without a server. */
export async function exportCommand(
  name: string,
  flags: { tenant?: string; out?: string; draft?: boolean; originals?: boolean },
  output: Output,
): Promise<void> {
  const session = await openSession(output.say, { LOG_LEVEL: 'warn' });
  const worker = await session.startWorker();
  try {
    const { caller, tenantId } = await callerOf(session, flags.tenant);
    const tour = await findTourNamed(caller, name);
    const { id } = await caller.tours.exports.create({
      tourId: tour.id,
      source: flags.draft ? 'draft' : 'live',
      originals: flags.originals ?? true,
    });
    const bar = output.bar('Writing the archive');
    const finished = await untilSettled(caller, id, (share) => bar.at(share));
    bar.done('The archive is written');
    const out = resolve(flags.out ?? `${tour.slug}.zip`);
    const { body } = await session.services.storage.get(storageKey(tenantId, 'exports', `${id}.zip`));
    await pipeline(body, createWriteStream(out));
    const { fileSize, checksum, keyId } = finished;
    output.result(
      { file: out, size: fileSize, checksum, keyId, tourId: tour.id },
      `${out} (${Math.ceil((fileSize ?? 0) / 1_048_576)} MB)\nOpen its index.html in a browser. SHA-256: ${checksum}`,
    );
  } finally {
    await worker.stop(5);
    await session.close();
  }
}

/** `belvedere export verify <zip>`: whether an archive is as it was written, by this installation or by one whose key is given. */
export async function verifyCommand(path: string, flags: { key?: string }, output: Output): Promise<void> {
  const trusted = flags.key === undefined ? [await ownKey(output)] : await readKeys(flags.key);
  const verdict = await verifyArchive(resolve(path), trusted);
  const list = (what: string, names: readonly string[]) => names.slice(0, 20).map((file) => `  ${what}: ${file}`);
  const lines = [
    verdict.isGenuine ? `Genuine: ${verdict.files} files as they were signed by the key ${verdict.keyId}.` : 'NOT genuine:',
    ...list('changed', verdict.changed),
    ...list('missing', verdict.missing),
    ...list('added', verdict.added),
    ...(verdict.signature === 'valid' ? [] : [`  signature: ${verdict.signature}`]),
    ...(verdict.signature === 'valid' && !verdict.isTrusted
      ? [`  signed by the key ${verdict.keyId}, which is not trusted here: give the right one by --key`]
      : []),
  ];
  output.result(verdict, lines.join('\n'));
  if (!verdict.isGenuine) throw new NotGenuine('Do not trust this archive. Get it again from where it was made.');
}

/** `belvedere translations export|import`: the texts of a tour as a file for translators, and back. */
export async function exportTranslationsCommand(
  name: string,
  flags: { language: string; format?: string; out?: string; tenant?: string; open?: boolean },
  output: Output,
): Promise<void> {
  await withSession(output, async (session) => {
    const { caller } = await callerOf(session, flags.tenant);
    const tour = await findTourNamed(caller, name);
    const format = formatOf(flags.format ?? flags.out ?? 'xliff');
    const file = await caller.tours.translations.export({
      tourId: tour.id,
      language: flags.language,
      format,
      only: flags.open ? 'open' : 'all',
    });
    const out = resolve(flags.out ?? file.fileName);
    await pipeline([file.content], createWriteStream(out));
    output.result({ file: out, segments: file.segments, format }, `${out} has ${file.segments} texts.`);
  });
}

export async function importTranslationsCommand(
  { name, path }: { name: string; path: string },
  flags: { tenant?: string; approved?: boolean; machine?: boolean; dryRun?: boolean },
  output: Output,
): Promise<void> {
  await withSession(output, async (session) => {
    const { caller } = await callerOf(session, flags.tenant);
    const tour = await findTourNamed(caller, name);
    const taken = await caller.tours.translations.import({
      tourId: tour.id,
      format: formatOf(path),
      content: await readFile(resolve(path), 'utf8'),
      as: flags.approved ? 'approved' : 'draft',
      origin: flags.machine ? 'machine' : 'human',
      dryRun: flags.dryRun ?? false,
    });
    const lines = [`${taken.taken} texts taken${flags.approved ? '' : ' as drafts'}, ${taken.unchanged} were said already.`];
    if (taken.stale.length > 0)
      lines.push(`${taken.stale.length} were made of other words than stand there now: ${taken.stale.slice(0, 10).join(', ')}`);
    if (taken.unknown.length > 0) lines.push(`The tour does not have: ${taken.unknown.slice(0, 10).join(', ')}`);
    for (const { key, reason } of taken.refused.slice(0, 20)) lines.push(`  refused ${key}: ${reason}`);
    output.result(taken, lines.join('\n'));
  });
}

async function callerOf(session: Session, tenant = DEMO_TENANT.slug): Promise<{ caller: Caller; tenantId: string }> {
  const userId = await findImporter(session.services, tenant);
  const tenantId = (await session.services.access.resolveTenant({ type: 'system', name: 'belvedere' }, tenant)) ?? '';
  return { caller: createCaller(ownContext(session.services, { name: 'belvedere export', userId, tenant })), tenantId };
}

/** A tour by its id or its slug. */
function findTourNamed(caller: Caller, name: string): Promise<{ id: string; slug: string }> {
  return caller.tours.get(/^[0-9a-f-]{36}$/.test(name) ? { id: name } : { slug: name });
}

async function untilSettled(caller: Caller, id: string, onProgress: (share: number) => void) {
  for (;;) {
    const found = await caller.tours.exports.get({ id });
    if (found.status === 'failed') throw new ExportFailed(found.failure ?? 'The archive could not be written.');
    if (found.status === 'done') return found;
    onProgress(found.progress);
    await wait(POLL);
  }
}

async function ownKey(output: Output): Promise<string> {
  return withSession(output, async ({ services }) => archiveKey(services.signingKey).publicKey);
}

/** A key as it stands, or a file with a JWK set as installations show it. */
export async function readKeys(given: string): Promise<string[]> {
  if (/^[A-Za-z0-9_-]{43}$/.test(given)) return [given];
  const { keys } = JSON.parse(await readFile(resolve(given), 'utf8')) as { keys?: { x?: unknown }[] };
  return (keys ?? []).flatMap(({ x }) => (typeof x === 'string' ? [x] : []));
}

function formatOf(text: string): 'xliff' | 'json' {
  return text === 'json' || text.toLowerCase().endsWith('.json') ? 'json' : 'xliff';
}
