import { open, readdir, readFile, stat, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { pack, type Pack } from 'tar-stream';

/** Where the copy of a cluster begins and ends in its write-ahead log. */
export interface BaseBackup {
  /** PostgreSQL's major version, such as `18`. */
  major: string;
  /** First segment of the write-ahead log that the copy needs. */
  firstSegment: string;
  /** Position at which the copy is whole, such as `0/3000120`. */
  stopLsn: string;
  startedAt: Date;
  completedAt: Date;
}

export interface BaseCopy {
  /** A tar of the cluster, of the log that makes it whole, and of the superuser's password. */
  tar: Readable;
  /** Settled when the last byte was taken. */
  done: Promise<BaseBackup>;
}

const CHUNK = 1_048_576;
const SEGMENT = /^[0-9A-F]{24}$/;
const HISTORY = /^[0-9A-F]{8}\.history$/;

/** What PostgreSQL makes anew or must not be copied (documentation, "Making a base backup using the low level API"). */
const EMPTY_FOLDERS = new Set([
  'pg_wal',
  'pg_dynshmem',
  'pg_notify',
  'pg_replslot',
  'pg_serial',
  'pg_snapshots',
  'pg_stat_tmp',
  'pg_subtrans',
]);
const SKIPPED =
  /^(postmaster\.(pid|opts)|backup_label(\.old)?|tablespace_map|current_logfiles|(recovery|standby)\.signal|pg_internal\.init.*|pgsql_tmp.*)$/;

/**
 * Copies a running embedded cluster without stopping it: PostgreSQL is told that a backup begins, its files are read as they are, and
 * the write-ahead log of that time makes them one state again when they are restored.
 */
export function copyBase(from: { ownerUrl: string; clusterDir: string; passwordFile: string }): BaseCopy {
  // A stream of another library; node's own reads it by the same methods.
  const tar = pack();
  const done = copy(from, tar);
  done.catch((error: Error) => tar.destroy(error));
  return { tar: tar as unknown as Readable, done };
}

async function copy({ ownerUrl, clusterDir, passwordFile }: Parameters<typeof copyBase>[0], tar: Pack): Promise<BaseBackup> {
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'belvedere-backup' });
  await client.connect();
  try {
    const startedAt = new Date();
    // The slot keeps the log of the time of copying, however much is written meanwhile; it goes with the connection.
    await client.query(`SELECT pg_create_physical_replication_slot('belvedere_backup_' || pg_backend_pid(), true, true)`);
    const start = await one<{ segment: string }>(client, `SELECT pg_walfile_name(pg_backup_start('belvedere', fast => true)) AS segment`);
    await copyFolder(tar, clusterDir, '');
    // Last, so that it is never older than what it describes.
    await copyFile(tar, join(clusterDir, 'global', 'pg_control'), 'cluster/global/pg_control');
    const stop = await one<{ lsn: string; label: string; segment: string }>(
      client,
      `SELECT lsn::text, labelfile AS label, pg_walfile_name(lsn) AS segment FROM pg_backup_stop(wait_for_archive => false)`,
    );
    await addText(tar, 'cluster/backup_label', stop.label);
    await copyLog(tar, join(clusterDir, 'pg_wal'), { first: start.segment, last: stop.segment });
    await addText(tar, 'password', await readFile(passwordFile, 'utf8'));
    tar.finalize();
    const major = (await readFile(join(clusterDir, 'PG_VERSION'), 'utf8')).trim();
    return { major, firstSegment: start.segment, stopLsn: stop.lsn, startedAt, completedAt: new Date() };
  } finally {
    await client.end();
  }
}

async function copyFolder(tar: Pack, root: string, below: string): Promise<void> {
  await add(tar, { name: `cluster/${below}`, type: 'directory', mode: 0o700 });
  for (const entry of await readdir(join(root, below), { withFileTypes: true })) {
    const path = below + entry.name;
    if (SKIPPED.test(entry.name) || path === 'global/pg_control') continue;
    if (entry.isDirectory() && EMPTY_FOLDERS.has(path)) await add(tar, { name: `cluster/${path}/`, type: 'directory', mode: 0o700 });
    else if (entry.isDirectory()) await copyFolder(tar, root, `${path}/`);
    else if (entry.isFile()) await copyFile(tar, join(root, path), `cluster/${path}`);
  }
}

/** A file as long as it was when it was opened: one that shrinks meanwhile is filled with zeros, which the log makes good. */
async function copyFile(tar: Pack, path: string, name: string): Promise<void> {
  const file = await open(path).catch(missing);
  if (!file) return;
  try {
    const { size } = await file.stat();
    await pipeline(bytesOf(file, size), tar.entry({ name, size, mode: 0o600 }));
  } finally {
    await file.close();
  }
}

async function* bytesOf(file: FileHandle, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < size;) {
    const buffer = Buffer.alloc(Math.min(CHUNK, size - at));
    const { bytesRead } = await file.read(buffer, 0, buffer.length, at);
    const chunk = bytesRead === 0 ? buffer : buffer.subarray(0, bytesRead);
    at += chunk.length;
    yield chunk;
  }
}

async function copyLog(tar: Pack, folder: string, { first, last }: { first: string; last: string }): Promise<void> {
  for (const name of (await readdir(folder)).toSorted()) {
    const isNeeded = SEGMENT.test(name) ? name >= first && name <= last : HISTORY.test(name);
    if (isNeeded) await copyFile(tar, join(folder, name), `cluster/pg_wal/${name}`);
  }
}

function addText(tar: Pack, name: string, text: string): Promise<void> {
  return add(tar, { name, mode: 0o600 }, text);
}

function add(tar: Pack, header: Parameters<Pack['entry']>[0], text = ''): Promise<void> {
  return new Promise((resolve, reject) => {
    tar.entry(header, text, (error) => (error ? reject(error) : resolve()));
  });
}

async function one<Row extends pg.QueryResultRow>(client: pg.Client, text: string): Promise<Row> {
  const { rows } = await client.query<Row>(text);
  return rows[0]!;
}

/** Relations are dropped while they are copied; the log drops them in the restored cluster too. */
function missing(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error;
  return undefined;
}

/** Bytes of a cluster, for progress. */
export async function sizeOfCluster(clusterDir: string): Promise<number> {
  let bytes = 0;
  for (const entry of await readdir(clusterDir, { withFileTypes: true, recursive: true })) {
    if (!entry.isFile() || entry.parentPath.endsWith('pg_wal')) continue;
    const found = await stat(join(entry.parentPath, entry.name)).catch(missing);
    bytes += found?.size ?? 0;
  }
  return bytes;
}
