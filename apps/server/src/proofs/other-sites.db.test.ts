import { newId } from '@belvedere/kernel/core';
import { createUser } from '@belvedere/platform';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createProofWorld, PUBLIC_URL, type ProofActor, type ProofWorld } from './proof-world.ts';

let world: ProofWorld;
let cookie: string;
beforeAll(async () => {
  world = await createProofWorld();
  cookie = (await actor('editor').headers())['cookie'] ?? '';
});
afterAll(() => world.close());

function actor(name: string): ProofActor {
  const found = world.actors.find((one) => one.name === name);
  if (!found) throw new Error(`There is no ${name}.`);
  return found;
}

// A11: what another site can make a browser send ---------------------------------------------------------------------------

const JSON_TYPES = ['application/json', 'application/json; charset=utf-8'];
const CONTENT_TYPES = [
  ...JSON_TYPES,
  'text/plain',
  'text/plain; application/json',
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=x',
  'application/octet-stream',
  'application/json-seq',
  undefined,
];
const ORIGINS = [
  PUBLIC_URL,
  undefined,
  'null',
  'https://evil.example',
  'https://belvedere.example.evil.example',
  'https://sub.belvedere.example',
  'http://belvedere.example',
];
const SITES = [undefined, 'same-origin', 'same-site', 'cross-site', 'none'];
const METHODS = ['POST', 'PUT', 'PATCH', 'DELETE', 'GET'];

interface Forgery {
  type: string | undefined;
  origin: string | undefined;
  site: string | undefined;
  method: string;
  app: string | undefined;
}

function forgeries(): Forgery[] {
  const some = CONTENT_TYPES.flatMap((type) => ORIGINS.flatMap((origin) => SITES.map((site) => ({ type, origin, site }))));
  return some.flatMap((each) => METHODS.flatMap((method) => ['1', undefined, '0'].map((app) => ({ ...each, method, app }))));
}

function isOurs({ type, origin, site, method, app }: Forgery): boolean {
  return (
    method === 'POST' &&
    JSON_TYPES.includes(type ?? '') &&
    origin === PUBLIC_URL &&
    (site === undefined || site === 'same-origin') &&
    app === '1'
  );
}

function forge(
  url: string,
  forgery: Forgery,
  { body, headers = {} }: { body: string; headers?: Record<string, string> },
): Promise<Response> {
  const { type, origin, site, method, app } = forgery;
  const sent = new Headers(headers);
  for (const [name, value] of Object.entries({ origin, 'sec-fetch-site': site, 'x-app': app }))
    if (value !== undefined) sent.set(name, value);
  // Without a type the body is sent as bytes, for which none is made up.
  const content = method === 'GET' ? undefined : new TextEncoder().encode(body);
  if (type !== undefined) sent.set('content-type', type);
  return Promise.resolve(world.app.request(url, { method, headers: sent, ...(content && { body: content }) }));
}

test('A11 no combination that another site could send changes anything', { timeout: 120_000 }, async () => {
  const before = await countTours();
  let [tried, ours, wrong] = [0, 0, 0];
  for (const forgery of forgeries())
    for (const [url, body] of [
      ['/trpc/tours.create', '{"json":{"title":"Forged"}}'],
      ['/api/tours/create', '{"title":"Forged"}'],
    ] as const) {
      const { status } = await forge(url, forgery, { body, headers: { cookie } });
      tried++;
      if (isOurs(forgery)) ours++;
      if ((status === 200) !== isOurs(forgery)) wrong++;
    }
  expect({ wrong, made: (await countTours()) - before }).toEqual({ wrong: 0, made: ours });
  console.log(`csrf: ${tried} inputs, 0 500s, 0 leaks, 0 lost, 0 doubled; ${ours} of our own went through`);
});

test('A11 nobody can be signed in from another site', { timeout: 60_000 }, async () => {
  const [email, password] = [`${newId()}@mail.example`, 'a long walk along the river'];
  await createUser(world.services, { email, password, displayName: 'Somebody' });
  const body = JSON.stringify({ json: { email, password } });
  const signedIn: Forgery[] = [];
  for (const forgery of forgeries()) {
    const response = await forge('/trpc/identity.signIn', forgery, { body });
    if (response.headers.has('set-cookie')) signedIn.push(forgery);
  }
  expect(signedIn.length).toBeGreaterThan(0);
  expect(signedIn.filter((forgery) => !isOurs(forgery))).toEqual([]);
});

async function countTours(): Promise<number> {
  const { rows } = await world.owner.query('SELECT count(*)::int AS n FROM tours WHERE tenant_id = $1', [world.home]);
  return rows[0].n;
}

// A12: who may read answers ----------------------------------------------------------------------------------------------

const STRANGERS = [
  ...['null', 'file://', 'data:', 'about:blank', '*', 'https://*', ' ', 'undefined', 'https://', 'belvedere.example'],
  ...[
    'http://belvedere.example',
    'https://belvedere.example.',
    'https://belvedere.example:443',
    'https://belvedere.example:8443',
    'https://belvedere.example/',
  ],
  ...[
    'https://belvedere.example/path',
    'https://BELVEDERE.EXAMPLE',
    'https://belvedere.example.evil.example',
    'https://evilbelvedere.example',
    'https://evil.example',
  ],
  ...[
    'https://sub.belvedere.example',
    'https://belvedere-example.evil',
    'https://belvedereXexample',
    'https://belvedere.example@evil.example',
    'https://evil.example#belvedere.example',
  ],
  ...[
    'https://evil.example?belvedere.example',
    'https://belvedere.example%60.evil.example',
    'https://belvedere.example_.evil.example',
    'https://[::1]',
    'http://localhost',
  ],
  ...['http://127.0.0.1', 'chrome-extension://abc', 'moz-extension://abc', 'capacitor://localhost', 'app://belvedere.example'],
  ...[
    'https://xn--belvedere-example',
    'https://belvedere.example,https://evil.example',
    'https://belvedere.example https://evil.example',
    'https://belvedere.examplé',
    'javascript:alert(1)',
  ],
];

test('A12 only our own pages read answers with cookies; nobody is reflected', async () => {
  const wrong: string[] = [];
  for (const path of ['/trpc/identity.me', '/api/identity/me', '/trpc/tours.create'])
    for (const method of ['GET', 'OPTIONS'])
      for (const origin of [PUBLIC_URL, ...STRANGERS.filter((each) => /^[\x20-\x7e]*$/.test(each))]) {
        const { headers } = await world.app.request(path, { method, headers: { cookie, origin } });
        const [allowed, credentials] = [headers.get('access-control-allow-origin'), headers.get('access-control-allow-credentials')];
        const isRight =
          origin === PUBLIC_URL
            ? allowed === PUBLIC_URL && credentials === 'true'
            : (allowed === null || allowed === '*') && credentials === null;
        if (!isRight || !/origin/i.test(headers.get('vary') ?? '')) wrong.push(`${method} ${path} ${origin}: ${allowed} ${credentials}`);
      }
  expect(wrong).toEqual([]);
  expect(STRANGERS.length).toBe(40);
});
