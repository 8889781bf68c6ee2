import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { startTestServer, type StartedServer } from '@belvedere/server/testing';
import { someOf } from '@belvedere/testing';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { check, compile, COMPILERS, installSdk, type Installation } from './testing/install-sdk.ts';

// The SDK as consumers get it: the packed tarball, installed in projects of its own beside which nothing of the workspace lies.

const PICTURE = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
const exec = promisify(execFile);

let installed: Installation;
let server: StartedServer;

beforeAll(async () => {
  [installed, server] = await Promise.all([installSdk(), startTestServer()]);
});
afterAll(async () => {
  await Promise.all([installed?.remove(), server?.stop()]);
});

test('the tarball holds what is meant to be published, and the checkers of packages find nothing', async () => {
  const files = await readdir(join(installed.folder, 'node_modules/@belvedere/sdk'), { recursive: true });
  expect(files.filter((name) => name !== 'dist').toSorted()).toEqual([
    'LICENSE',
    'README.md',
    'dist/LICENSES.txt',
    'dist/index.d.ts',
    'dist/index.js',
    'dist/react.d.ts',
    'dist/react.js',
    'dist/webhooks.d.ts',
    'dist/webhooks.js',
    'package.json',
  ]);
  expect(await check('publint', ['--strict', installed.tarball])).toBe('');
  expect(await check('attw', [installed.tarball, '--profile', 'esm-only'])).toBe('');
  expect(await readFile(join(installed.folder, 'node_modules/@belvedere/sdk/dist/index.d.ts'), 'utf8')).not.toMatch(
    /^import|\bimport\(|<reference/m,
  );
});

const NEEDS: Readonly<Record<string, Record<string, string>>> = {
  node: { '@types/node': 'tooling/contract/node_modules/@types/node' },
  vite: {
    react: 'tooling/contract/node_modules/react',
    'react-dom': 'tooling/contract/node_modules/react-dom',
    '@types/react': 'tooling/contract/node_modules/@types/react',
    '@types/react-dom': 'tooling/contract/node_modules/@types/react-dom',
    '@tanstack/react-query': 'tooling/contract/node_modules/@tanstack/react-query',
  },
  worker: {},
  strict: {},
};

async function open(kind: string): Promise<string> {
  const project = await installed.copy(`tooling/contract/consumers/${kind}`, `${kind}-${crypto.randomUUID().slice(0, 8)}`);
  await installed.link(project, NEEDS[kind] ?? {});
  return project;
}

const PROJECTS = Object.keys(COMPILERS).flatMap((compiler) => Object.keys(NEEDS).map((kind) => [compiler, kind] as const));

test.each(someOf(PROJECTS, 4))('%s finds nothing in a project of the kind "%s"', async (compiler, kind) => {
  expect(await compile(compiler, await open(kind))).toBe('');
});

test('it runs in Node against a real server', async () => {
  const key = await server.createKey(await server.createTenant('partner'));
  const { stdout } = await exec(process.execPath, ['smoke.ts', server.url, key, PICTURE], { cwd: await open('node') });
  expect(JSON.parse(stdout)).toEqual({
    titles: ['One', 'Three', 'Two'],
    once: true,
    description: 'A house by the sea.',
    stale: 'common.conflict',
    isDate: true,
    progress: [0, 1],
    mimeType: 'image/png',
  });
});

test('Vite bundles it: no built-ins of Node, at most 25 kB gzip for the client', async () => {
  const root = await open('vite');
  const bundle = async (input: string) => {
    const rolldownOptions = { input: join(root, input) };
    const built = await build({ root, configFile: false, logLevel: 'silent', build: { write: false, rolldownOptions } });
    const [result] = [built].flat();
    if (!result || !('output' in result)) throw new Error('Vite built nothing.');
    return result.output.map((part) => ('code' in part ? part.code : '')).join('');
  };
  const client = await bundle('main.ts');
  expect(gzipSync(client).length).toBeLessThan(25_000);
  expect(client).not.toMatch(/__vite-browser-external|\brequire\(|node:/);
  expect(await bundle('app.tsx')).toContain('belvedere.procedure');
});

describe('apps/partner-example', () => {
  let url: string;
  let stop: () => Promise<void>;
  let site: string;

  beforeAll(async () => {
    site = await installed.copy('apps/partner-example', 'partner-site');
    const env = {
      PATH: process.env['PATH'],
      BELVEDERE_URL: server.url,
      BELVEDERE_API_KEY: await server.createKey(await server.createTenant('gallery')),
      PORT: '0',
    };
    const child = spawn(process.execPath, ['src/main.js'], { cwd: site, env, stdio: ['ignore', 'pipe', 'inherit'] });
    [url] = (await once(createInterface(child.stdout), 'line')) as [string];
    stop = async () => {
      child.kill();
      await once(child, 'exit');
    };
  });
  afterAll(() => stop?.());

  const get = async (path: string) => (await fetch(url + path)).text();
  const send = (path: string, form: Record<string, string>, headers: Record<string, string> = {}) =>
    fetch(url + path, { method: 'POST', body: new URLSearchParams(form), redirect: 'manual', headers });
  const field = (html: string, name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? '';

  test('its JavaScript type-checks against the tarball', async () => {
    await installed.link(site, NEEDS['node'] ?? {});
    const compilerOptions = {
      allowJs: true,
      checkJs: true,
      noEmit: true,
      strict: true,
      module: 'NodeNext',
      target: 'ES2024',
      types: ['node'],
      skipLibCheck: true,
    };
    await writeFile(join(site, 'tsconfig.json'), JSON.stringify({ compilerOptions, include: ['src'] }));
    expect(await compile('TypeScript 7', site)).toBe('');
  });

  test('lists, makes and edits tours without JavaScript, and shows what people wrote as text', async () => {
    const made = await send('/tours', { title: '<b>The house</b>', key: field(await get('/'), 'key') });
    expect(made.status).toBe(303);
    const place = made.headers.get('location') ?? '';
    expect(await get('/')).toContain('&#60;b&#62;The house&#60;/b&#62;');

    const version = field(await get(place), 'version');
    expect(
      (await send(place, { title: 'The house', location: 'Lisbon', description: 'By the sea.', version })).headers.get('location'),
    ).toBe(`${place}?saved`);
    expect(await get(`${place}?saved`)).toMatch(/Saved\.[\s\S]*value="Lisbon"[\s\S]*By the sea\./);

    const late = await send(place, { title: 'My title', version });
    expect(late.status).toBe(409);
    expect(await late.text()).toMatch(/changed by somebody else meanwhile[\s\S]*value="My title"/);
    const empty = await send(place, { title: '', version: field(await get(place), 'version') });
    expect(empty.status).toBe(400);
    expect(await empty.text()).toContain('aria-invalid="true"');
  });

  test('W5 a form that is sent twice makes one tour', async () => {
    const form = { title: 'Sent twice', key: field(await get('/'), 'key') };
    const [first, second] = await Promise.all([send('/tours', form), send('/tours', form)]);
    expect(first.headers.get('location')).toBe(second.headers.get('location'));
  });

  test('what is not there says so; a form of another site is refused', async () => {
    expect(await get(`/tours/${crypto.randomUUID()}`)).toContain('Our tours');
    expect((await fetch(`${url}/nothing`)).status).toBe(404);
    expect((await send('/tours', { title: 'Foreign' }, { origin: 'https://evil.example' })).status).toBe(403);
    expect(await get('/')).not.toContain('Foreign');
  });
});
