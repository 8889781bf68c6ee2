import { chown, mkdir, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { createWriteStream } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { extract, type Extract } from 'tar-stream';
import { makeDataDir, openCluster, type Cluster } from '../embedded/open-cluster.ts';
import { findPostmaster } from '../embedded/postmaster.ts';
import { StartupError } from '../embedded/startup-error.ts';
import { startEmbedded, type Embedded } from '../embedded/index.ts';

const UNFINISHED = 'cluster.restoring-';

export interface RestoreOptions {
  /** Folder of the embedded server; what is there of a cluster is moved aside, not deleted. */
  dataDir: string;
  /** What `copyBase` made. */
  tar: Readable;
  /** Segments of the write-ahead log after the copy; without it the database is as it was when the copy ended. */
  archive?: { folder: string; target?: Date };
  log?: (line: string) => void;
}

/**
 * Puts a copy of a cluster back and starts it. With an archive the log is played on to its end or to a moment; the first transaction
 * committed after that moment is not there. Throws StartupError.
 */
export async function restoreBase({
  dataDir,
  tar,
  archive,
  log = () => {},
}: RestoreOptions): Promise<Embedded & { movedAside: string | undefined }> {
  const folder = await makeDataDir(dataDir);
  const cluster = await openCluster(folder, log);
  if (await findPostmaster(cluster.dir)) {
    throw new StartupError('The database runs; nothing is restored over it', 'Stop Belvedere first.');
  }
  const unfinished = await mkdtemp(join(folder, UNFINISHED));
  try {
    await unpack(tar, unfinished);
    if (archive) await writeFile(join(unfinished, 'cluster', 'recovery.signal'), '');
    await giveTo(cluster, unfinished);
    if (archive) await giveTo(cluster, archive.folder);
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true });
    throw error;
  }
  const movedAside = await moveAside(cluster);
  await rename(join(unfinished, 'password'), cluster.passwordFile);
  await rename(join(unfinished, 'cluster'), cluster.dir);
  await rm(unfinished, { recursive: true });

  log('Playing the write-ahead log');
  const recovering = await startEmbedded({ dataDir: folder, log, ...(archive && { recovery: archive }) });
  if (!archive) return { ...recovering, movedAside };
  // Once more without the settings of the recovery, which must not be there at the next crash.
  await recovering.stop({ force: true });
  return { ...(await startEmbedded({ dataDir: folder, log })), movedAside };
}

async function unpack(tar: Readable, folder: string): Promise<void> {
  const entries = extract();
  await Promise.all([pipeline(tar, entries), writeEntries(entries, folder)]);
}

async function writeEntries(entries: Extract, folder: string): Promise<void> {
  for await (const entry of entries) {
    const { name, type } = entry.header;
    const path = posix.normalize(name);
    if (path.startsWith('/') || path.split('/').includes('..'))
      throw new StartupError('The backup has a path that leads out of it', 'Use another backup.');
    const target = join(folder, path);
    if (type === 'directory') {
      await mkdir(target, { recursive: true, mode: 0o700 });
      entry.resume();
    } else {
      await mkdir(dirname(target), { recursive: true, mode: 0o700 });
      await pipeline(entry, createWriteStream(target, { mode: 0o600, flush: true }));
    }
  }
}

/** What was there may be all that is left of something: it is moved, and whoever is sure deletes it. */
async function moveAside({ dataDir, dir }: Cluster): Promise<string | undefined> {
  for (let n = 1; ; n++) {
    const aside = join(dataDir, `cluster.before-restore-${n}`);
    const isFree = await readdir(aside).then(
      () => false,
      () => true,
    );
    if (!isFree) continue;
    try {
      await rename(dir, aside);
      return aside;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
      throw error;
    }
  }
}

async function giveTo({ account }: Cluster, folder: string): Promise<void> {
  if (!account) return;
  await chown(folder, account.uid, account.gid);
  for (const entry of await readdir(folder, { withFileTypes: true, recursive: true }))
    await chown(join(entry.parentPath, entry.name), account.uid, account.gid);
}
