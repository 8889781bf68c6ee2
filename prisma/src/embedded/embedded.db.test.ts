import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmod, cp, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer, connect } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { findBinaries } from './find-binaries.ts';
import { chooseDataDir, startEmbedded, StartupError, type Embedded } from './index.ts';
import { openBinaries } from './open-binaries.ts';
import { readIfThere } from './read-if-there.ts';
import { chooseRunAccount } from './run-account.ts';
import { runProgram } from './run-program.ts';
import { withFileLock } from './with-file-lock.ts';

const run = promisify(execFile);
const isRoot = process.getuid?.() === 0;
const started = new Set<string>();
const children = new Set<ChildProcess>();
const mounts = new Set<string>();
let initialised: string;

beforeAll(async () => {
  initialised = await openFolder();
  const server = await startEmbedded({ dataDir: initialised });
  await server.stop();
});

afterAll(() => rm(initialised, { recursive: true }));

afterEach(async () => {
  for (const child of children) child.kill('SIGKILL');
  for (const dataDir of started) await killServer(dataDir);
  for (const folder of mounts) await run('umount', [folder]);
  for (const dataDir of started) await rm(dataDir, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 });
  for (const set of [children, started, mounts]) set.clear();
});

test('S9 a first start asks for a random password, listens on loopback only and keeps checksums', async () => {
  const dataDir = await emptyFolder();
  const server = await startEmbedded({ dataDir });

  expect(server).toMatchObject({ reused: false, host: '127.0.0.1', version: expect.stringMatching(/^18\.\d+$/) });
  expect(server.password).toMatch(/^[\w-]{32}$/);
  expect((await stat(join(dataDir, 'password'))).mode & 0o777).toBe(0o600);
  const { rows } = await query(
    server,
    `
    SELECT current_setting('data_checksums') AS checksums, current_setting('listen_addresses') AS addresses,
      current_setting('unix_socket_directories') AS sockets, current_setting('server_encoding') AS encoding,
      (SELECT array_agg(DISTINCT auth_method || ' ' || address) FROM pg_hba_file_rules) AS rules,
      (SELECT count(*)::int FROM pg_authid WHERE rolpassword NOT LIKE 'SCRAM-SHA-256%') AS weak,
      (SELECT datlocprovider::text || ' ' || datlocale FROM pg_database WHERE datname = current_database()) AS locale,
      (SELECT count(*)::int FROM pg_collation WHERE collprovider = 'i') > 100 AS icu`,
  );
  expect(rows).toEqual([
    {
      checksums: 'on',
      addresses: '127.0.0.1',
      sockets: '',
      encoding: 'UTF8',
      rules: ['scram-sha-256 127.0.0.1'],
      weak: 0,
      locale: 'b C.UTF-8',
      icu: true,
    },
  ]);
  for (const host of ['127.0.0.2', '::1']) await expect(reaches(host, server.port)).resolves.toBe(false);
  await expect(reaches('127.0.0.1', server.port)).resolves.toBe(true);
  const guess = new pg.Client({ host: '127.0.0.1', port: server.port, user: 'postgres', database: 'postgres', password: 'password' });
  await expect(guess.connect()).rejects.toThrow(/password authentication failed/);
});

test('a second start reuses the running server, and its stop leaves it to the first', async () => {
  const dataDir = await initialisedFolder();
  const first = await startEmbedded({ dataDir });
  const second = await startEmbedded({ dataDir });

  expect(second).toMatchObject({ reused: true, ownerUrl: first.ownerUrl });
  await second.stop();
  await expect(reaches('127.0.0.1', first.port)).resolves.toBe(true);
  await first.stop();
  await expect(reaches('127.0.0.1', first.port)).resolves.toBe(false);

  const third = await startEmbedded({ dataDir });
  expect(third).toMatchObject({ reused: false, port: first.port });
});

test('kill -9 of the process that started it leaves the server to the next start', async () => {
  const dataDir = await initialisedFolder();
  const { child, pid } = await startElsewhere(dataDir);
  child.kill('SIGKILL');
  await once(child, 'exit');

  const server = await startEmbedded({ dataDir });
  expect(server.reused).toBe(true);
  expect(await postmasterPid(dataDir)).toBe(pid);
});

test('kill -9 of the server loses nothing that was committed', async () => {
  const dataDir = await initialisedFolder();
  const server = await startEmbedded({ dataDir });
  await query(server, 'CREATE TABLE kept AS SELECT generate_series(1, 1000) AS n');
  await killServer(dataDir);

  const again = await startEmbedded({ dataDir });
  expect(again.reused).toBe(false);
  expect((await query(again, 'SELECT count(*)::int AS n FROM kept')).rows).toEqual([{ n: 1_000 }]);
});

test('of four starts at once exactly one initialises, and all reach the same server', async () => {
  const dataDir = await emptyFolder();
  const starts = await Promise.all([1, 2, 3, 4].map(() => startElsewhere(dataDir)));
  expect(starts.filter((start) => !start.reused)).toHaveLength(1);
  expect(new Set(starts.map((start) => start.pid)).size).toBe(1);
});

test('kill -9 during initdb leaves nothing that the next start stumbles over', async () => {
  const dataDir = await emptyFolder();
  const child = spawnStart(dataDir);
  await vi.waitFor(async () => expect((await readdir(dataDir)).some((name) => name.startsWith('cluster.new-'))).toBe(true), {
    timeout: 10_000,
    interval: 5,
  });
  child.kill('SIGKILL');

  const server = await startEmbedded({ dataDir });
  expect(server.reused).toBe(false);
  expect((await query(server, 'SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
});

test('a lock whose holder was killed locks nothing', async () => {
  const file = join(await emptyFolder(), 'start.lock');
  const module = new URL('./with-file-lock.ts', import.meta.url).href;
  const holder = runScript(`const { withFileLock } = await import('${module}');
    await withFileLock('${file}', 0, () => { console.log('held'); return new Promise((resolve) => setTimeout(resolve, 60_000)); });`);
  await lineOf(holder);
  await expect(withFileLock(file, 0, async () => 'mine')).rejects.toThrow(StartupError);
  holder.kill('SIGKILL');
  await once(holder, 'exit');
  await expect(withFileLock(file, 0, async () => 'mine')).resolves.toBe('mine');
});

test('a postmaster.pid whose number another program now has is not believed', async () => {
  const dataDir = await initialisedFolder();
  const server = await startEmbedded({ dataDir });
  const text = await readFile(join(dataDir, 'cluster', 'postmaster.pid'), 'utf8');
  await server.stop();
  await writeFile(join(dataDir, 'cluster', 'postmaster.pid'), text.replace(/^\d+/, String(process.pid)));

  const again = await startEmbedded({ dataDir });
  expect(again.reused).toBe(false);
});

test('a port taken meanwhile is replaced by a free one, a port that was asked for is an error', async () => {
  const dataDir = await initialisedFolder();
  const first = await startEmbedded({ dataDir });
  await first.stop();
  const squatter = createServer().listen(first.port, '127.0.0.1');
  await once(squatter, 'listening');
  try {
    await expect(startEmbedded({ dataDir, port: first.port })).rejects.toMatchObject({
      message: `Port ${first.port} is taken by another program`,
    });
    const moved = await startEmbedded({ dataDir });
    expect(moved.port).not.toBe(first.port);
    expect(moved.reused).toBe(false);
    await expect(startEmbedded({ dataDir, port: first.port })).rejects.toThrow(`already runs on port ${moved.port}, not ${first.port}`);
  } finally {
    squatter.close();
  }
});

test('data of another major version is refused in one line', async () => {
  const dataDir = await emptyFolder();
  await mkdir(join(dataDir, 'cluster'));
  await writeFile(join(dataDir, 'cluster', 'PG_VERSION'), '15\n');
  const failure = await failureOf(dataDir);
  expect(failure.message).toBe(`The data in ${dataDir} belongs to PostgreSQL 15; this version carries PostgreSQL 18`);
  expect(failure.wayOut).toContain('restore it here');
});

test('a missing password file is named', async () => {
  const dataDir = await initialisedFolder();
  const server = await startEmbedded({ dataDir });
  await rm(join(dataDir, 'password'));
  await expect(startEmbedded({ dataDir })).rejects.toThrow(`${join(dataDir, 'password')} can't be read`);
  await writeFile(join(dataDir, 'password'), 'another');
  await expect(startEmbedded({ dataDir })).rejects.toThrow(/refuses: password authentication failed/);
  await writeFile(join(dataDir, 'password'), server.password);
});

test.runIf(isRoot)('as root the server runs without privileges, and a folder closed to it is named', async () => {
  const dataDir = await initialisedFolder();
  await startEmbedded({ dataDir });
  expect((await stat(`/proc/${await postmasterPid(dataDir)}`)).uid).not.toBe(0);

  const closed = await mkdtemp(join(tmpdir(), 'closed-'));
  started.add(closed);
  const failure = await failureOf(join(closed, 'data'));
  expect(failure.message).toMatch(/The account (belvedere|nobody), which PostgreSQL runs as, may not enter /);
  expect(failure.message).toContain(closed);
  expect(failure.wayOut).toContain('chmod o+x');
});

test.runIf(isRoot)('as root an installation that is closed to the server is copied beside the data, once', async () => {
  const dataDir = await emptyFolder();
  const closed = await mkdtemp(join(tmpdir(), 'closed-'));
  started.add(closed);
  const original = await findBinaries();
  await cp(join(dirname(original.postgres), '..', '..'), closed, { recursive: true, verbatimSymlinks: true });
  const account = await chooseRunAccount(dataDir);
  const inClosed = (file: string) => join(closed, 'native', 'bin', basename(file));
  const binaries = { initdb: inClosed(original.initdb), pgCtl: inClosed(original.pgCtl), postgres: inClosed(original.postgres) };
  const log = vi.fn<(line: string) => void>();

  const copied = await openBinaries({ binaries, dataDir, account, log });
  await expect(openBinaries({ binaries, dataDir, account, log })).resolves.toEqual(copied);
  expect(log).toHaveBeenCalledTimes(1);
  await expect(runProgram({ dataDir, account }, copied.postgres, ['--version'])).resolves.toMatchObject({
    code: 0,
    output: expect.stringContaining('18.'),
  });
  await expect(runProgram({ dataDir, account }, binaries.postgres, ['--version'])).rejects.toThrow("This system can't run");
});

test.runIf(isRoot)('as root the data goes where the server may enter', async () => {
  const closed = await mkdtemp(join(tmpdir(), 'closed-'));
  const open = await emptyFolder();
  started.add(closed);
  await expect(chooseDataDir(join(closed, 'a', 'b'), join(open, 'c'))).resolves.toBe(join(open, 'c'));
  await expect(chooseDataDir(join(open, 'c'), join(closed, 'a'))).resolves.toBe(join(open, 'c'));
  await expect(chooseDataDir(join(closed, 'a'))).resolves.toBe(join(closed, 'a'));
});

test.runIf(isRoot && process.platform === 'linux')('a full disk is one line, and the next start after it works', async ({ skip }) => {
  const dataDir = await emptyFolder();
  // A container may be root and yet not mount; explain-failure.test.ts covers the words there.
  await run('mount', ['-t', 'tmpfs', '-o', 'size=16m,mode=755', 'tmpfs', dataDir]).catch(() => skip('may not mount'));
  mounts.add(dataDir);
  const failure = await failureOf(dataDir);
  expect(failure.message).toBe(`The disk under ${dataDir} is full`);
  expect(await readdir(dataDir)).not.toContain('cluster');

  await run('mount', ['-o', 'remount,size=256m', dataDir]);
  const server = await startEmbedded({ dataDir });
  expect(server.reused).toBe(false);
  await server.stop();
});

async function openFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'embedded-'));
  await chmod(folder, 0o755);
  return folder;
}

async function emptyFolder(): Promise<string> {
  const folder = await openFolder();
  started.add(folder);
  return folder;
}

/** What a first start leaves behind, without its wait for the disk. */
async function initialisedFolder(): Promise<string> {
  const folder = await emptyFolder();
  await run('cp', ['-a', `${initialised}/.`, folder]);
  return folder;
}

async function failureOf(dataDir: string): Promise<StartupError> {
  const failure = await startEmbedded({ dataDir }).catch((error: unknown) => error);
  if (!(failure instanceof StartupError)) throw new Error(`Not refused: ${String(failure)}`);
  expect(failure.message).not.toContain('\n');
  return failure;
}

async function query({ ownerUrl }: Pick<Embedded, 'ownerUrl'>, sql: string): Promise<pg.QueryResult> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    return await client.query(sql);
  } finally {
    await client.end();
  }
}

async function reaches(host: string, port: number): Promise<boolean> {
  const socket = connect({ host, port });
  try {
    return await once(socket, 'connect').then(
      () => true,
      () => false,
    );
  } finally {
    socket.destroy();
  }
}

async function postmasterPid(dataDir: string): Promise<number | undefined> {
  const text = await readIfThere(join(dataDir, 'cluster', 'postmaster.pid'));
  return text === undefined ? undefined : Number(text.split('\n')[0]);
}

async function killServer(dataDir: string): Promise<void> {
  const pid = await postmasterPid(dataDir);
  if (pid === undefined || pid === process.pid || (await isGone(pid))) return;
  process.kill(pid, 'SIGKILL');
  await vi.waitFor(async () => expect(await isGone(pid)).toBe(true), { timeout: 5_000, interval: 5 });
}

/** A process that nobody has collected yet has an entry in /proc, but no command line any more. */
async function isGone(pid: number): Promise<boolean> {
  if (process.platform === 'linux') return !(await readIfThere(`/proc/${pid}/cmdline`));
  try {
    return !process.kill(pid, 0);
  } catch {
    return true;
  }
}

function runScript(script: string): ChildProcess {
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
  children.add(child);
  return child;
}

function spawnStart(dataDir: string): ChildProcess {
  const module = new URL('./index.ts', import.meta.url).href;
  return runScript(`const { startEmbedded } = await import('${module}');
    const { reused } = await startEmbedded({ dataDir: '${dataDir}' });
    console.log(JSON.stringify({ reused }));
    setTimeout(() => {}, 60_000);`);
}

async function lineOf(child: ChildProcess): Promise<string> {
  if (!child.stdout) throw new Error('The child has no output.');
  const [chunk] = await Promise.race([
    once(child.stdout, 'data'),
    once(child, 'exit').then(([code]) => Promise.reject(new Error(`The child ended with ${String(code)}.`))),
  ]);
  return String(chunk);
}

async function startElsewhere(dataDir: string): Promise<{ child: ChildProcess; reused: boolean; pid: number | undefined }> {
  const child = spawnStart(dataDir);
  const { reused } = JSON.parse(await lineOf(child));
  return { child, reused, pid: await postmasterPid(dataDir) };
}
