import { execFile } from 'node:child_process';
import { chmod, copyFile, mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startEmbedded, type Embedded } from '@belvedere/db/embedded';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { runCli } from './run-cli.ts';

const CLI = fileURLToPath(new URL('../belvedere.mjs', import.meta.url));

let folder: string;
let embedded: Embedded;
// A server of its own: the commands set passwords of roles, which the server of the other tests shares.
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'belvedere-cli-'));
  // Run as root, PostgreSQL has an account of its own, which has to get in.
  await chmod(folder, 0o755);
  embedded = await startEmbedded({ dataDir: join(folder, 'postgres') });
});
afterAll(async () => {
  await embedded.stop({ force: true });
  await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
});

interface Ended {
  code: number;
  stdout: string;
  stderr: string;
}

/** All of its environment: of this process's own it gets what it needs to find its programs. */
const environment = (env: Record<string, string>) => ({ PATH: process.env['PATH'] ?? '', DATA_DIR: folder, LOG_LEVEL: 'warn', ...env });

/** Runs a command as a shell would. */
function runProgram(args: string[], env: Record<string, string> = {}, program = CLI): Promise<Ended> {
  return new Promise((resolve) => {
    execFile(process.execPath, [program, ...args], { env: environment(env) }, (error, stdout, stderr) =>
      resolve({ code: typeof error?.code === 'number' ? error.code : error ? -1 : 0, stdout, stderr }),
    );
  });
}

/** The same without a process of its own, which would load everything anew: one after another, for they share where they write. */
async function run(args: string[], env: Record<string, string> = {}): Promise<Ended> {
  const before = process.env;
  const said = { stdout: '', stderr: '' };
  const hear = (stream: 'stdout' | 'stderr') =>
    vi.spyOn(process[stream], 'write').mockImplementation((chunk) => {
      said[stream] += String(chunk);
      return true;
    });
  const ears = [hear('stdout'), hear('stderr')];
  process.env = environment(env);
  try {
    return { code: await runCli(['node', 'belvedere', ...args]), ...said };
  } finally {
    process.env = before;
    for (const ear of ears) ear.mockRestore();
  }
}
/** Failed with one line that a person can act on, and no stack. */
const oneLine = ({ code, stdout, stderr }: Ended) => ({ code, stdout, lines: stderr.trim().split('\n').length, line: stderr.trim() });

const LEVELS: [string, RegExp][] = [
  ['', /start[\s\S]*serve[\s\S]*work[\s\S]*migrate[\s\S]*import[\s\S]*tenant[\s\S]*doctor/],
  ['import', /<folder\|zip>[\s\S]*--publish/],
  ['migrate', /status[\s\S]*deploy[\s\S]*diff/],
  ['tenant create', /--owner/],
  ['tenant export', /<slug>[\s\S]*<file>/],
  ['tenant import', /<file>[\s\S]*--key/],
  ['tenant remove', /--yes[\s\S]*--now/],
  ['user', /create[\s\S]*reset/],
  ['key create', /--scopes/],
  ['audit verify', /--tenant/],
  ['keys rotate', /WRAPPING_KEYS/],
  ['start', /--no-demo/],
];

test('--help says at each level what there is and ends with 0', async () => {
  for (const [path, words] of LEVELS) {
    const ask = path === '' ? runProgram : run;
    const { code, stdout, stderr } = await ask([...path.split(' ').filter(Boolean), '--help']);
    expect([path, code, stderr]).toEqual([path, 0, '']);
    expect(stdout).toMatch(words);
  }
});

test('what was not built is said in one line', async () => {
  const alone = join(folder, 'belvedere.mjs');
  await copyFile(CLI, alone);
  expect(oneLine(await runProgram(['--help'], {}, alone))).toEqual({
    code: 1,
    stdout: '',
    lines: 1,
    line: 'Belvedere has not been built. Run npm start once, or turbo run build.',
  });
});

test('a Node that is too old is said in one line, with the way out', async () => {
  const older = 'data:text/javascript,Object.defineProperty(process.versions, "node", { value: "20.1.0" })';
  const ended = oneLine(await runProgram(['--help'], { NODE_OPTIONS: `--import=${encodeURI(older)}` }));
  expect([ended.code, ended.stdout, ended.lines]).toEqual([1, '', 1]);
  expect(ended.line).toMatch(/runs on Node 24, and this is 20\.1\.0: npm run belvedere/);
});

test('wrong use ends with 2 and points to --help', async () => {
  const uses = [['flub'], ['migrate', 'flub'], ['import'], ['tenant', 'create', 'x'], ['doctor', '--flub']];
  for (const [index, args] of uses.entries()) {
    const { code, stdout, stderr } = await (index === 0 ? runProgram : run)(args);
    expect([args, code, stdout]).toEqual([args, 2, '']);
    expect(stderr).toContain('--help');
  }
});

test('what a person can mend is one clear line, with --json one document', async () => {
  const missing = oneLine(await run(['import', '/nowhere/at/all']));
  const json = await run(['--json', 'import', '/nowhere/at/all']);
  const wrong = oneLine(await run(['migrate', 'status'], { PORT: 'eighty' }));
  const down = oneLine(await runProgram(['migrate', 'status'], { DATABASE_URL: 'postgresql://x:y@127.0.0.1:1/x' }));
  expect(missing).toEqual({ code: 1, stdout: '', lines: 1, line: 'There is no folder or zip file at /nowhere/at/all.' });
  expect([json.code, JSON.parse(json.stderr)]).toEqual([1, { error: missing.line }]);
  expect([wrong.code, wrong.lines, wrong.line.startsWith('PORT: ')]).toEqual([1, 1, true]);
  expect([down.code, down.lines]).toEqual([1, 1]);
});

test('a taken port is named with the way out', async () => {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  const { port } = other.address() as AddressInfo;
  try {
    const ended = oneLine(await runProgram(['serve'], { PORT: String(port) }));
    expect([ended.code, ended.lines]).toEqual([1, 1]);
    expect(ended.line).toContain(`Port ${port} is taken.`);
  } finally {
    await new Promise((resolve) => other.close(resolve));
  }
});

/** The answer of a command that goes well. */
const json = async (...args: string[]): Promise<unknown> => answerOf(await run(['--json', ...args]));

function answerOf({ code, stdout, stderr }: Ended): unknown {
  expect([code, stderr]).toEqual([0, '']);
  return JSON.parse(stdout);
}

test('a person, a tenant and a key are made; each answer is one JSON document; the audit log is whole', async () => {
  const user = answerOf(await runProgram(['--json', 'user', 'create', 'ada@mail.example', '--name', 'Ada']));
  expect(user).toMatchObject({ email: 'ada@mail.example', password: expect.stringMatching(/^[\w-]{22}$/) });
  expect(await json('tenant', 'create', 'museum', '--owner', 'ada@mail.example')).toMatchObject({ slug: 'museum' });
  expect(await json('key', 'create', 'site', '--tenant', 'museum')).toMatchObject({ key: expect.stringMatching(/^bv_live_/) });
  expect(await json('audit', 'verify', '--tenant', 'museum')).toMatchObject([{ tenant: 'museum', intact: true }]);
  expect(await json('migrate', 'status')).toMatchObject({ upToDate: true, pending: [] });
  expect(await json('indexes')).toMatchObject({
    indexes: expect.arrayContaining([expect.objectContaining({ index: 'idx_events_status' })]),
  });
  const twice = ['tenant', 'create', 'museum', '--owner', 'ada@mail.example'];
  const stranger = ['tenant', 'create', 'other', '--owner', 'bob@mail.example'];
  for (const args of [twice, stranger]) {
    const { code, lines } = oneLine(await run(args));
    expect([args, code, lines]).toEqual([args, 1, 1]);
  }
});

test('data keys are wrapped anew by a newer wrapping key, once', async () => {
  const newer = { WRAPPING_KEYS: `2:${Buffer.alloc(32, 5).toString('base64')}` };
  const rotate = async (env: Record<string, string>) => {
    return answerOf(await run(['--json', 'keys', 'rotate'], env)) as { keys: number; rewrapped: number; version: number };
  };
  expect(await rotate({})).toMatchObject({ rewrapped: 0, version: 1 });
  const first = await rotate(newer);
  expect(first).toMatchObject({ rewrapped: first.keys, version: 2 });
  expect(await rotate(newer)).toMatchObject({ keys: first.keys, rewrapped: 0 });
});

test('X4 a tenant is written into a file, which is refused where the tenant is', async () => {
  const file = join(folder, 'castle.zip');
  await json('user', 'create', 'eve@mail.example');
  await json('tenant', 'create', 'castle', '--owner', 'eve@mail.example');
  expect(await json('tenant', 'export', 'castle', file)).toMatchObject({ file, slug: 'castle', people: 1, files: 0, leftOut: {} });
  const again = oneLine(await run(['--json', 'tenant', 'import', file]));
  expect([again.code, again.lines, again.line]).toEqual([1, 1, expect.stringContaining('is here already')]);
});

test('4.79 a tenant is removed, listed as such, restored, and purged at once; nothing without --yes', async () => {
  await json('user', 'create', 'mary@mail.example');
  await json('tenant', 'create', 'cottage', '--owner', 'mary@mail.example');
  const unsure = oneLine(await run(['tenant', 'remove', 'cottage', '--now']));
  expect([unsure.code, unsure.lines, unsure.line]).toEqual([1, 1, expect.stringContaining('belvedere tenant export cottage <file>')]);
  const cottage = async () => (await json('tenant', 'list')) as { tenants: { slug: string; status: string }[] };
  expect((await cottage()).tenants).toContainEqual(expect.objectContaining({ slug: 'cottage', status: 'active' }));
  expect(await json('tenant', 'remove', 'cottage', '--yes')).toMatchObject({ slug: 'cottage', purged: false });
  expect((await cottage()).tenants).toContainEqual(expect.objectContaining({ slug: 'cottage', status: 'deleted' }));
  expect(await json('tenant', 'restore', 'cottage')).toMatchObject({ slug: 'cottage' });
  expect(await json('tenant', 'remove', 'cottage', '--yes', '--now')).toMatchObject({ purged: true, rows: expect.any(Number), files: 0 });
  expect((await cottage()).tenants.map(({ slug }) => slug)).not.toContain('cottage');
  const gone = oneLine(await run(['tenant', 'restore', 'cottage']));
  expect([gone.code, gone.lines]).toEqual([1, 1]);
});
