import { createApiKeyFor } from '@belvedere/platform';
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

// K5, K6 ------------------------------------------------------------------------------------------------------------------

test.each([
  ['commas', ','],
  ['commas in disguise', '%2C'],
  ['commas in small disguise', '%2c'],
])('K6 a batch has ten calls at most, told apart by %s', async (_name, comma) => {
  const batch = (size: number) => {
    const input = Object.fromEntries(Array.from({ length: size }, (_, n) => [n, { json: {} }]));
    const paths = Array.from({ length: size }, () => 'identity.me').join(comma);
    return world.app.request(`/trpc/${paths}?batch=1&input=${encodeURIComponent(JSON.stringify(input))}`, { headers: { cookie } });
  };
  expect((await batch(10)).status).toBe(200);
  for (const size of [11, 100]) expect((await batch(size)).status).toBe(413);
});

test.each([',', '%2C'])('K6 each call of a batch is charged to the key: %s', async (comma) => {
  const { key } = await createApiKeyFor(world.services, {
    tenant: world.home,
    key: { name: 'five a day', kind: 'secret', allowRead: true, requestsPerDay: 5 },
  });
  const call = (size: number) => {
    const input = Object.fromEntries(Array.from({ length: size }, (_, n) => [n, { json: {} }]));
    const paths = Array.from({ length: size }, () => 'tours.list').join(comma);
    return world.app.request(`/trpc/${paths}?batch=1&input=${encodeURIComponent(JSON.stringify(input))}`, {
      headers: { authorization: `Bearer ${key}` },
    });
  };
  expect((await call(4)).status).toBe(200);
  expect((await call(2)).status).toBe(429);
  expect((await call(1)).status).toBe(200);
  expect((await call(1)).status).toBe(429);
});

test('K6 a body has one megabyte at most, whether it says so or not', async () => {
  const headers = { cookie, origin: PUBLIC_URL, 'x-app': '1', 'content-type': 'application/json' };
  const body = new TextEncoder().encode(JSON.stringify({ json: { title: 'x'.repeat(1_048_576) } }));
  for (const path of ['/trpc/tours.create', '/api/tours/create']) {
    const said = await world.app.request(path, { method: 'POST', headers: { ...headers, 'content-length': String(body.length) }, body });
    expect([path, said.status]).toEqual([path, 413]);
    let sent = 0;
    const chunk = new Uint8Array(65_536).fill(32);
    const endless = new ReadableStream<Uint8Array>({
      pull: (controller) => (++sent > 10_000 ? controller.close() : controller.enqueue(chunk)),
    });
    const unsaid = await world.app.request(new Request(`${PUBLIC_URL}${path}`, { method: 'POST', headers, body: endless, duplex: 'half' }));
    expect([path, unsaid.status]).toEqual([path, 413]);
    expect(sent).toBeLessThan(100);
  }
});

test.each([
  ['/hits', 'text/plain', 413],
  ['/hits/consent', 'application/json', 413],
  // A mail program gets the page of a link that is not good.
  ['/unsubscribe', 'application/x-www-form-urlencoded', 404],
  ['/privacy/prove', 'application/x-www-form-urlencoded', 413],
])('K6 what anybody may send to %s is read no further than it may be long', async (path, type, status) => {
  let sent = 0;
  const chunk = new Uint8Array(16_384).fill(32);
  const endless = new ReadableStream<Uint8Array>({
    pull: (controller) => (++sent > 10_000 ? controller.close() : controller.enqueue(chunk)),
  });
  const headers = { origin: PUBLIC_URL, 'content-type': type };
  const answer = await world.app.request(new Request(`${PUBLIC_URL}${path}`, { method: 'POST', headers, body: endless, duplex: 'half' }));
  expect(answer.status).toBe(status);
  expect(sent).toBeLessThan(20);
});

test('K5 a key in an address is refused', async () => {
  const { key } = await createApiKeyFor(world.services, { tenant: world.home, key: { name: 'told', kind: 'secret', allowRead: true } });
  for (const url of [
    `/trpc/tours.list?key=${key}`,
    `/api/tours/list?authorization=Bearer%20${key}`,
    `/trpc/tours.list?input=${encodeURIComponent(JSON.stringify({ json: { search: key } }))}`,
  ])
    expect((await world.app.request(url, { headers: { cookie } })).status, url).toBe(400);
});

// S1, X8 ------------------------------------------------------------------------------------------------------------------

const HTTPS = 'max-age=63072000; includeSubDomains';

test.each([
  [
    'procedures',
    '/trpc/identity.me',
    { 'cache-control': 'no-store', 'content-security-policy': /default-src 'none'; frame-ancestors 'none'/ },
  ],
  [
    'procedures by HTTP',
    '/api/identity/me',
    { 'cache-control': 'no-store', 'content-security-policy': /default-src 'none'; frame-ancestors 'none'/ },
  ],
  ['an unknown procedure', '/trpc/no.such', { 'cache-control': 'no-store', 'content-security-policy': /frame-ancestors 'none'/ }],
  ['a tour that is not there', '/t/nobody/nothing', { 'content-security-policy': /frame-ancestors 'none'/, 'x-frame-options': 'DENY' }],
  ['an embed that is not there', `/embed/${'x'.repeat(60)}`, { 'content-security-policy': /frame-ancestors/ }],
])('S1 the headers of %s', async (_surface, path, wanted) => {
  const { headers } = await world.app.request(path, { headers: { accept: 'text/html' } });
  for (const [name, value] of Object.entries(wanted)) expect([name, headers.get(name) ?? '']).toEqual([name, expect.stringMatching(value)]);
  expect(headers.get('x-content-type-options')).toBe('nosniff');
  expect(headers.get('strict-transport-security')).toBe(HTTPS);
  expect(headers.get('content-security-policy')).not.toMatch(/unsafe-inline|unsafe-eval|\*/);
});

test('S1 nothing that is signed in is kept by a cache, whatever its address ends in', async () => {
  for (const path of ['/trpc/identity.me/x.css', '/api/identity/me.css', '/api/identity/me/x.js', '/trpc/identity.me%2Fx.css']) {
    const response = await world.app.request(path, { headers: { cookie } });
    expect([path, response.status, response.headers.get('cache-control')]).toEqual([path, 404, 'no-store']);
  }
});

test('X8 every route is known, with who it is for', () => {
  const found = [...new Set(world.app.routes.map(({ method, path }) => `${method} ${path}`))].toSorted();
  expect(found).toEqual(Object.keys(ROUTES).toSorted());
});

/** What each route lets by: a new one has to say. */
const ROUTES: Record<string, string> = {
  'ALL /trpc/*': 'procedures: the matrix says who',
  'ALL /api/*': 'the same procedures: the matrix says who',
  'GET /api': 'everybody: the reference',
  'GET /api/openapi.json': 'everybody: the reference',
  'GET /': 'everybody, at the platform’s own host: to the studio',
  'GET /studio': 'everybody: to the studio',
  'GET /studio/*': 'everybody: the page of the studio, which shows what the calls of whoever is signed in answer',
  'GET /studio/door-worker.js': 'everybody: what opens the page of a door without a line',
  'GET /studio/assets/:file': 'everybody: its scripts and styles',
  'GET /viewer': 'everybody: examples with a tour that a stranger may see',
  'GET /problems': 'everybody: what errors mean',
  'GET /problems/:code': 'everybody: what errors mean',
  'GET /t/:tenant/:tour': 'the gate decides: open tours everybody',
  'POST /t/:tenant/:tour': 'whoever knows a password of the tour, from a page of ours',
  'GET /t/:tenant/:tour/manifest.json': 'the gate decides: open tours everybody',
  'POST /t/:tenant/:tour/manifest.json': 'whoever knows a password of the tour, from a page of ours',
  'GET /manifests/:tenantId/:file': 'the gate decides: documents of open tours everybody, by hash',
  'GET /tiles/:tenantId/:contentId/*': 'the gate decides: tiles of open tours everybody',
  'GET /media/:tenantId/:mediaId/:variant': 'the gate decides: what open tours show everybody, else whoever has the signed address',
  'GET /g/:grant/t/:tenant/:tour/manifest.json': 'the gate decides, by the grant too',
  'GET /g/:grant/manifests/:tenantId/:file': 'the gate decides, by the grant too',
  'GET /g/:grant/tiles/:tenantId/:contentId/*': 'the gate decides, by the grant too',
  'GET /g/:grant/media/:tenantId/:mediaId/:variant': 'the gate decides, by the grant too',
  'GET /drafts/:token/tiles/:tenantId/:contentId/*': 'whoever has the signed address of a draft that shows it',
  'GET /drafts/:token/media/:tenantId/:mediaId/:variant': 'whoever has the signed address of a draft that shows it',
  'GET /thumbnails/:tenantId/:contentId': 'whoever has the signed address of the picture of a tour or scene',
  'POST /hits': 'everybody: of open tours and those that the grant opens; the visitor’s consent decides what is kept',
  'OPTIONS /hits': 'everybody: preflight',
  'GET /hits/consent': 'everybody: what visitors of an open tour are asked',
  'POST /hits/consent': 'everybody: a visitor’s own decision, by a key of their browser',
  'OPTIONS /hits/consent': 'everybody: preflight',
  'GET /embed/:token': 'whoever has the token, framed by its domains',
  'GET /oembed': 'everybody: published tours',
  'GET /t/:tenant': 'everybody: public tours',
  'GET /sitemap.xml': 'everybody: tenants with public tours',
  'GET /sitemap-index/:file': 'everybody: tenants with public tours',
  'GET /sitemaps/:tenant/:file': 'everybody: public tours',
  'GET /robots.txt': 'everybody',
  'GET /t/:tenant/:tour/qr.png': 'the gate decides: addresses of open tours everybody',
  'GET /t/:tenant/:tour/qr.svg': 'the gate decides: addresses of open tours everybody',
  'ALL /access/v1/evaluation': 'whoever has the scope of decisions: AuthZEN',
  'ALL /access/v1/evaluations': 'whoever has the scope of decisions: AuthZEN',
  'GET /.well-known/authzen-configuration': 'everybody: where decisions are asked for',
  'GET /.well-known/belvedere-export-keys.json': 'everybody: the public key of archives',
  'GET /archives/:tenantId/:file': 'whoever has the signed address of a tour’s archive',
  'PUT /imports/:importId': 'whoever has the token of an import',
  'OPTIONS /imports/:importId': 'everybody: preflight',
  'GET /exports/audit-log/:file': 'whoever may read the audit log',
  'GET /personal-data/:tenantId/:id': 'whoever has the signed address of their archive',
  'GET /sign-in': 'everybody: a page; the procedures decide',
  'GET /sign-in/callback': 'everybody: where other sites send people back to',
  'GET /magic-link': 'everybody: a page for the token of a mail',
  'GET /verify-email': 'everybody: a page for the token of a mail',
  'GET /change-email': 'everybody: a page for the token of a mail',
  'GET /reset-password': 'everybody: a page for the token of a mail',
  'GET /forgot-password': 'everybody: a page',
  'GET /invitation': 'everybody: a page for the token of a mail',
  'GET /unsubscribe': 'whoever has the link of a mail: shows, changes nothing',
  'POST /unsubscribe': 'whoever has the link of a mail (RFC 8058)',
  'GET /preferences': 'whoever is signed in: their own choices',
  'POST /preferences': 'whoever is signed in, from our own page',
  'GET /privacy/prove': 'everybody: a page for the token of a mail',
  'POST /privacy/prove': 'whoever has the link of a mail: shows; its button proves',
  'GET /account/privacy': 'whoever is signed in: their own requests',
  'POST /account/privacy': 'whoever is signed in, from our own page',
  'GET /settings/privacy': 'who handles the requests of a tenant, or of the platform: the procedures decide',
  'POST /settings/privacy': 'the same, from our own page',
  'GET /uploads/:mediaId': 'whoever has the upload token',
  'PATCH /uploads/:mediaId': 'whoever has the upload token',
  'OPTIONS /uploads/:mediaId': 'everybody: preflight',
  'GET /health': 'operators',
  'GET /ready': 'operators',
  'GET /metrics': 'operators',
  'GET /tls-ask': 'operators: whether a proxy may fetch a certificate for a name',
  'GET /embed.js': 'everybody: ours, the same for all',
  'GET /assets/account.css': 'everybody: ours, the same for all',
  'GET /assets/privacy.css': 'everybody: ours, the same for all',
  'GET /assets/prove.js': 'everybody: ours, the same for all',
  'GET /assets/count-visits.js': 'everybody: ours, the same for all',
  'GET /assets/lead-gate.js': 'everybody: ours, the same for all',
  'GET /assets/account.js': 'everybody: ours, the same for all',
  'GET /assets/belvedere-tour.js': 'everybody: ours, the same for all',
  'GET /assets/chunks/:version/:file': 'everybody: ours, the same for all',
  'GET /assets/choices.css': 'everybody: ours, the same for all',
  'GET /assets/site.css': 'everybody: ours, the same for all',
  'GET /e/:tenant': 'everybody: what is on',
  'GET /e/:tenant/:event': 'everybody: an event that is or was live',
  'POST /e/:tenant/:event': 'everybody: asks for a link by mail; no cookie counts',
  'GET /at/:tenant': 'everybody: what a tenant has to show',
  'GET /events/mine': 'whoever has the link of a mail: what its address is on',
  'OPTIONS /e/:tenant/:event/card.json': 'everybody: any page may show it',
  'GET /e/:tenant/:event/card.json': 'everybody: an event that is or was live',
  'POST /e/:tenant/:event/card.json': 'everybody: asks for a link by mail; no cookie counts',
  'GET /events/place': 'whoever has the link of a mail; looking changes nothing',
  'POST /events/place': 'whoever has the link of a mail',
  'GET /assets/examples.css': 'everybody: ours, the same for all',
  'GET /assets/examples.js': 'everybody: ours, the same for all',
  'GET /assets/examples/:file': 'everybody: ours, the same for all',
  'GET /assets/embed-frame.js': 'everybody: ours, the same for all',
  'GET /assets/embed-page.js': 'everybody: ours, the same for all',
  'GET /assets/tour-page.js': 'everybody: ours, the same for all',
  'GET /assets/count-page.js': 'everybody: ours, the same for all',
  'GET /assets/embed.css': 'everybody: ours, the same for all',
  'GET /assets/icon.svg': 'everybody: ours, the same for all',
  'GET /assets/page.css': 'everybody: ours, the same for all',
  'GET /assets/reference.css': 'everybody: ours, the same for all',
  'GET /assets/viewer.js': 'everybody: ours, the same for all',
};
