import { DAY, newId } from '@belvedere/kernel';
import { storageKey } from '@belvedere/kernel/storage';
import { mediaPath } from '@belvedere/platform';
import { publicTourPath } from '@belvedere/tours';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createCaller, type Caller } from '../caller.ts';
import { startTestServer, type StartedServer, type TestTenant } from '../testing/start-test-server.ts';

const VISIBILITIES = ['public', 'unlisted', 'password', 'private'] as const;
type Visibility = (typeof VISIBILITIES)[number];
const PASSWORD = 'behind the second curtain';
const CONTENT_ID = 'c'.repeat(32);

let server: StartedServer;
let tenant: TestTenant;
let caller: Caller;
let tour: { id: string; slug: string; hash: string; mediaId: string; embedToken: string };
beforeAll(async () => {
  server = await startTestServer();
  tenant = await server.createTenant('gatehouse');
  caller = createCaller(tenant.context);
  tour = await publishTour('Gate');
  await caller.tours.passwords.create({ tourId: tour.id, label: 'Guests', password: PASSWORD });
});
afterAll(() => server?.stop());

/** A live tour of one scene with a picture, its files as the pipeline would have left them. */
async function publishTour(title: string): Promise<typeof tour> {
  const { storage, database } = server.services;
  const at = { tenantId: tenant.id };
  const [panoramaId, mediaId] = [newId(), newId()];
  const put = (key: ReturnType<typeof storageKey>, mimeType: string) => storage.put(key, Buffer.from(title), { mimeType });
  await put(storageKey(tenant.id, 'tiles', CONTENT_ID, 'thumbnail.jpg'), 'image/jpeg');
  const compressed = storageKey(tenant.id, 'media', mediaId, 'compressed.webp');
  await put(compressed, 'image/webp');
  const file = {
    originalName: 'x',
    fileSize: 1,
    mimeType: 'image/jpeg',
    mediaType: 'image',
    status: 'ready',
    storageProvider: 'local',
  } as const;
  const { id } = await caller.tours.create({ title, description: 'Words that nobody may guess.' });
  await database.transaction(at, async (tx) => {
    for (const each of [panoramaId, mediaId])
      await tx.mediaFile.create({
        data: { ...file, ...at, id: each, fileName: each, filePath: each, compressedPath: compressed, uploadedById: tenant.userId },
      });
  });
  const scene = await caller.tours.scenes.create({ tourId: id, title: 'Hall', panoramaMediaId: panoramaId });
  const document = {
    id: CONTENT_ID,
    tileSize: 512,
    levels: [512],
    formats: ['webp'],
    preview: 'data:image/webp;base64,',
    width: 2048,
    height: 1024,
  };
  await database.transaction(at, (tx) =>
    tx.panorama.update({
      where: { tenantId_mediaId: { ...at, mediaId: panoramaId } },
      data: { status: 'ready', progress: 1, contentId: CONTENT_ID, document },
    }),
  );
  await caller.tours.hotspots.create({
    sceneId: scene.id,
    title: 'Picture',
    position: { yaw: 0, pitch: 0 },
    content: { type: 'image', image: { mediaId, alt: 'A picture' } },
  });
  const { tour: live, manifestUrl } = await caller.tours.publish({ id });
  const { token } = await caller.tours.embeds.create({ tourId: id, domains: ['example.org'] });
  return { id, slug: live.slug, hash: manifestUrl.split('/').at(-1)!, mediaId, embedToken: token };
}

async function setVisibility(visibility: Visibility, id = tour.id): Promise<void> {
  const { version } = await caller.tours.get({ id });
  await caller.tours.update({ id, version, visibility });
  await settled(id);
}

/** The other side hears of a change a moment after the commit. */
async function settled(id: string): Promise<void> {
  const { slug, visibility } = await caller.tours.get({ id });
  const isOpen = visibility === 'public' || visibility === 'unlisted';
  await expect.poll(async () => (await get(pathOf(slug))).headers.get('cache-control')?.startsWith('public') ?? false).toBe(isOpen);
  const expected = { public: 'index', unlisted: 'noindex', password: 'password', private: 'There is no page' }[visibility];
  await expect.poll(async () => (await get(pathOf(slug))).text()).toContain(expected);
}

const pathOf = (slug: string) => publicTourPath(tenant.slug, slug);
const get = (path: string, headers: Record<string, string> = {}) => fetch(server.url + path, { headers, redirect: 'manual' });

/** What a request shows: a prefix of the path, a query, a cookie. */
interface Shown {
  prefix?: string;
  query?: string;
  cookie?: string;
}

async function unlock(password: string, slug = tour.slug): Promise<Response> {
  const headers = { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' };
  return fetch(server.url + pathOf(slug), { method: 'POST', headers, redirect: 'manual', body: new URLSearchParams({ password }) });
}

/** The grant in an answer that lets somebody in, shown as a page and its parts would show it. */
function shownBy(response: Response): Shown {
  const [cookie] = (response.headers.get('set-cookie') ?? '').split(';');
  if (!cookie) throw new Error(`Nobody was let in: ${response.status}.`);
  return { cookie, prefix: `/g/${cookie.slice(cookie.indexOf('=') + 1)}` };
}

async function signIn({ email, password }: Pick<TestTenant, 'email' | 'password'>): Promise<Shown> {
  const response = await fetch(`${server.url}/trpc/identity.signIn`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: server.url, 'x-app': '1' },
    body: JSON.stringify({ json: { email, password } }),
  });
  return { cookie: shownBy(response).cookie! };
}

/** Every way that leads to something of the tour: whether it is found there. */
async function find({ prefix = '', query = '', cookie }: Shown): Promise<Record<string, boolean>> {
  const headers = cookie === undefined ? {} : { cookie };
  const ways = {
    page: pathOf(tour.slug) + query,
    manifest: `${prefix}${pathOf(tour.slug)}/manifest.json${query}`,
    document: `${prefix}/manifests/${tenant.id}/${tour.hash}${query}`,
    tile: `${prefix}/tiles/${tenant.id}/${CONTENT_ID}/thumbnail.jpg${query}`,
    media: prefix + mediaPath({ tenantId: tenant.id, mediaId: tour.mediaId, variant: 'compressed' }) + query,
    embed: `/embed/${tour.embedToken}${query}`,
    oembed: `/oembed?url=${encodeURIComponent(server.url + pathOf(tour.slug))}`,
  };
  const answers = await Promise.all(
    Object.entries(ways).map(async ([name, path]) => {
      const response = await get(path, headers);
      // A signed link on the page itself is exchanged for a cookie.
      return [name, response.status === 200 || response.status === 303] as const;
    }),
  );
  const sitemap = await (await get(`/sitemaps/${tenant.slug}/1.xml`, headers)).text();
  return { ...Object.fromEntries(answers), sitemap: sitemap.includes(pathOf(tour.slug)) };
}

const PARTS = ['page', 'manifest', 'document', 'tile', 'media'];
const ALL = [...PARTS, 'embed', 'oembed', 'sitemap'];
const only = (...names: string[]) => Object.fromEntries(ALL.map((name) => [name, names.includes(name)]));

test('0.9 I13 visibility × credential × path: each visitor finds the same by every way', { timeout: 120_000 }, async () => {
  const stranger = await server.createTenant('elsewhere');
  const other = await publishTour('Other');
  const revoked = await caller.tours.passwords.create({ tourId: tour.id, label: 'Former', password: `${PASSWORD} of before` });
  await caller.tours.passwords.create({ tourId: other.id, label: 'Guests', password: PASSWORD });
  const expiresAt = new Date(Date.now() + DAY);
  const [link, cut, otherLink] = [
    await caller.tours.links.create({ tourId: tour.id, label: 'Press', expiresAt }),
    await caller.tours.links.create({ tourId: tour.id, label: 'Former', expiresAt }),
    await caller.tours.links.create({ tourId: other.id, label: 'Press', expiresAt }),
  ];
  const queryOf = ({ url }: { url: string }) => new URL(url).search;

  await setVisibility('password');
  await setVisibility('password', other.id);
  const byPassword = shownBy(await unlock(PASSWORD));
  const byFormer = shownBy(await unlock(`${PASSWORD} of before`));
  const byOther = shownBy(await unlock(PASSWORD, other.slug));
  const byCut = shownBy(await get(new URL(cut.url).pathname + queryOf(cut)));
  const byLink = shownBy(await get(new URL(link.url).pathname + queryOf(link)));
  await caller.tours.passwords.revoke({ id: revoked.id });
  await caller.tours.links.revoke({ id: cut.link.id });

  const nobody: Record<string, Shown> = {
    anonymous: {},
    'grant of a revoked password': byFormer,
    'grant of a revoked link': byCut,
    'grant of another tour': byOther,
    'revoked link': { query: queryOf(cut) },
    'link of another tour': { query: queryOf(otherLink) },
    'forged link': { query: `${queryOf(link).slice(0, -2)}xx` },
    'forged grant': { prefix: `${byPassword.prefix!.slice(0, -2)}xx`, cookie: `${byPassword.cookie!.slice(0, -2)}xx` },
    'owner of another tenant': await signIn(stranger),
  };
  const guests: Record<string, Shown> = { password: byPassword };
  const invited: Record<string, Shown> = {
    'signed link': { query: queryOf(link) },
    'grant of a link': byLink,
    member: await signIn(tenant),
  };

  const expected = (who: 'nobody' | 'guest' | 'invited', visibility: Visibility) => {
    if (visibility === 'public') return only(...ALL);
    if (visibility === 'unlisted') return only(...PARTS, 'embed', 'oembed');
    return who === 'invited' || (who === 'guest' && visibility === 'password') ? only(...PARTS) : only();
  };
  let cells = 0;
  for (const visibility of VISIBILITIES) {
    await setVisibility(visibility);
    // A tile that another tour shows too is seen where that one is: here it is shown by this one alone.
    await setVisibility('private', other.id);
    for (const [who, group] of [
      ['nobody', nobody],
      ['guest', guests],
      ['invited', invited],
    ] as const)
      for (const [name, shown] of Object.entries(group)) {
        const shared = name === 'link of another tour' ? { tile: (await find(shown))['tile'] } : {};
        expect([visibility, name, await find(shown)]).toEqual([visibility, name, { ...expected(who, visibility), ...shared }]);
        cells += ALL.length;
      }
  }
  const counted = (await caller.tours.passwords.list({ tourId: tour.id })).items.find(({ id }) => id === revoked.id);
  expect(counted).toMatchObject({ usedCount: 1, lastUsedAt: expect.any(Date), revokedAt: expect.any(Date) });
  expect(cells).toBe(4 * 13 * 8);
  console.log(`visibility: ${cells} cells, 0 leaks`);
});

test('0.9 a private tour answers a stranger as nothing does, byte for byte', async () => {
  await setVisibility('private');
  const told = async (path: string, init: RequestInit = {}) => {
    const response = await fetch(server.url + path, { redirect: 'manual', ...init });
    const text = (await response.text()).replaceAll(/nonce-[\w-]+/g, 'nonce');
    const headers = [...response.headers]
      .filter(([name]) => name !== 'date')
      .map(([name, value]) => [name, value.replaceAll(/nonce-[\w-]+/g, 'nonce')]);
    return { status: response.status, headers, text };
  };
  const post = {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' },
    body: new URLSearchParams({ password: PASSWORD }),
  };
  for (const [there, nowhere] of [
    [pathOf(tour.slug), pathOf('nothing')],
    [`${pathOf(tour.slug)}/manifest.json`, `${pathOf('nothing')}/manifest.json`],
    [`/manifests/${tenant.id}/${tour.hash}`, `/manifests/${tenant.id}/${'x'.repeat(43)}.json`],
    [`/oembed?url=${server.url}${pathOf(tour.slug)}`, `/oembed?url=${server.url}${pathOf('nothing')}`],
    [`/embed/${tour.embedToken}`, `/embed/${tour.embedToken.slice(0, -2)}xx`],
  ] as const)
    expect(await told(there)).toEqual(await told(nowhere));
  expect(await told(pathOf(tour.slug), post)).toEqual(await told(pathOf('nothing'), post));

  // Its former address is no more known than its present one.
  const { version, slug } = await caller.tours.get({ id: tour.id });
  await caller.tours.update({ id: tour.id, version, slug: 'gate-renamed' });
  await caller.tours.publish({ id: tour.id });
  await expect.poll(async () => await told(pathOf(slug))).toEqual(await told(pathOf('nothing')));
  const member = await signIn(tenant);
  const moved = await get(pathOf(slug), { cookie: member.cookie! });
  expect([moved.status, moved.headers.get('location')]).toEqual([302, pathOf('gate-renamed')]);
  tour = { ...tour, slug: 'gate-renamed', hash: tour.hash };
});

test('0.9 what a closed tour sends is kept by no shared cache, told to no other site and found by no search engine', async () => {
  await setVisibility('password');
  const gate = await get(pathOf(tour.slug), { 'accept-language': 'de-CH, en;q=0.5' });
  const text = await gate.text();
  expect([gate.status, text.includes('lang="de"'), text.includes('Diese Tour hat eine Tür')]).toEqual([403, true, true]);
  expect(text).not.toContain('Words that nobody may guess.');
  expect(text).not.toContain('<script');
  const entered = await unlock(PASSWORD);
  expect([entered.status, entered.headers.get('location')]).toEqual([303, pathOf(tour.slug)]);
  expect(entered.headers.get('set-cookie')).toMatch(
    /^tour=[\w-]+\.[\w-]{43}; Path=\/t\/gatehouse\/[\w-]+; HttpOnly; SameSite=Lax; Max-Age=\d+$/,
  );
  expect(entered.headers.get('set-cookie')).toContain(`; Path=${pathOf(tour.slug)};`);
  const shown = shownBy(entered);
  const page = await get(pathOf(tour.slug), { cookie: shown.cookie! });
  const html = await page.text();
  expect(html).toContain('Words that nobody may guess.');
  // No open address of a picture in it: each goes through the grant. And nothing for preview robots.
  expect(html.match(/(?<!\/g\/[\w.-]+)\/tiles\//g)).toBeNull();
  for (const trace of ['og:image', 'oembed', 'ld+json', 'canonical']) expect(html).not.toContain(trace);
  const manifest = (await (await get(`${shown.prefix}${pathOf(tour.slug)}/manifest.json`)).json()) as { roots: { tiles: string } };
  expect(manifest.roots.tiles).toBe(`${shown.prefix}/tiles/${tenant.id}/`);
  for (const [response, cache] of [
    [gate, 'private, no-store'],
    [entered, 'private, no-store'],
    [page, 'private, no-store'],
    [await get(`${manifest.roots.tiles}${CONTENT_ID}/thumbnail.jpg`), 'private, max-age=3600'],
  ] as const) {
    expect(response.headers.get('cache-control')).toBe(cache);
    expect(response.headers.get('referrer-policy')).toBe('no-referrer');
    expect(response.headers.get('x-robots-tag')).toBe('noindex, nofollow');
    expect(response.headers.get('access-control-allow-origin')).toBeNull();
  }
});

test('0.9 A7 passwords are tried at a pace, a form of another site opens nothing, and wrong ones say so kindly', async () => {
  await setVisibility('password');
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  const body = new URLSearchParams({ password: PASSWORD });
  for (const forged of [{ 'sec-fetch-site': 'cross-site' }, { 'sec-fetch-site': 'same-site' }, { origin: 'https://evil.example' }])
    expect((await fetch(server.url + pathOf(tour.slug), { method: 'POST', body, headers: { ...headers, ...forged } })).status).toBe(404);
  const wrong = await unlock('not the password');
  expect(wrong.status).toBe(403);
  expect(await wrong.text()).toContain('aria-invalid="true"');
  for (const odd of ['', 'x'.repeat(5000), '\u0000', '😀'.repeat(100)]) expect((await unlock(odd)).status).toBe(403);
  // A network that has opened the tour has its own pace: twenty tries, then waits.
  expect((await unlock(PASSWORD)).status).toBe(303);
  const statuses: number[] = [];
  for (let n = 0; n < 40 && statuses.at(-1) !== 429; n++) statuses.push((await unlock(`guess ${n}`)).status);
  expect(statuses.at(-1)).toBe(429);
  const waiting = await unlock(PASSWORD);
  expect([waiting.status, Number(waiting.headers.get('retry-after')) > 0]).toEqual([429, true]);
  // Tests come in any order, and the others open doors too.
  await tenant.context.services.database.transaction({ tenantId: tenant.id }, (tx) => tx.attemptCounter.deleteMany({}));
});

test('0.9 A7 the viewer asks at the door of a document: problems say why it is shut, the password opens it, a form of another site does not', async () => {
  await setVisibility('password');
  const path = `${pathOf(tour.slug)}/manifest.json`;
  const headers = { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' };
  const knock = (password: string, more: Record<string, string> = {}, at = path) =>
    fetch(server.url + at, { method: 'POST', headers: { ...headers, ...more }, body: new URLSearchParams({ password }) });
  const said = async (response: Response) => ({
    status: response.status,
    type: response.headers.get('content-type')?.split(';')[0],
    robots: response.headers.get('x-robots-tag'),
    cors: response.headers.get('access-control-allow-origin'),
    code: ((await response.json()) as { code?: string }).code,
  });
  const shut = { status: 403, type: 'application/problem+json', robots: 'noindex, nofollow', cors: null };
  expect(await said(await get(path))).toEqual({ ...shut, code: 'tours.password_required' });
  for (const odd of ['', 'not the password', 'x'.repeat(5000)])
    expect(await said(await knock(odd))).toEqual({ ...shut, code: 'tours.password_wrong' });
  for (const forged of ['cross-site', 'same-site']) expect((await knock(PASSWORD, { 'sec-fetch-site': forged })).status).toBe(404);
  expect((await knock(PASSWORD, {}, `${pathOf('nothing')}/manifest.json`)).status).toBe(404);

  const opened = await knock(PASSWORD);
  expect([opened.status, opened.headers.get('cache-control'), opened.headers.get('set-cookie')]).toEqual([200, 'private, no-store', null]);
  const { roots } = (await opened.json()) as { roots: { tiles: string } };
  expect((await get(`${roots.tiles}${CONTENT_ID}/thumbnail.jpg`)).status).toBe(200);
  await setVisibility('public');
  expect((await knock('whatever')).status).toBe(200);
  await setVisibility('private');
  expect((await knock(PASSWORD)).status).toBe(404);
});

test('0.9 a link ends by itself, is counted once for each opening, and its secret rests nowhere', async () => {
  await setVisibility('private');
  const { link, url } = await caller.tours.links.create({ tourId: tour.id, label: 'Soon over', expiresAt: new Date(Date.now() + DAY) });
  const { pathname, search } = new URL(url);
  const [first, second] = [await get(`${pathname}${search}&lang=en`), await get(pathname + search)];
  expect([first.status, first.headers.get('location')]).toEqual([303, `${pathname}?lang=en`]);
  expect(first.headers.get('set-cookie')).toBe(second.headers.get('set-cookie'));
  const used = (await caller.tours.links.list({ tourId: tour.id })).items.find(({ id }) => id === link.id);
  expect(used).toMatchObject({ usedCount: 2, lastUsedAt: expect.any(Date) });
  expect(JSON.stringify(used)).not.toContain(search.slice(8, 40));

  // Its row is what counts, not only what is signed into it.
  const at = { tenantId: tenant.id };
  await server.services.database.transaction(at, (tx) =>
    tx.tourLink.update({ where: { tenantId_id: { ...at, id: link.id } }, data: { expiresAt: new Date(Date.now() - 1000) } }),
  );
  expect((await get(pathname + search)).status).toBe(404);
  expect((await get(`${shownBy(first).prefix}/tiles/${tenant.id}/${CONTENT_ID}/thumbnail.jpg`)).status).toBe(404);
});

test('0.9 of two words for who may see a tour neither contradicts the other', async () => {
  const { id, ...made } = await caller.tours.create({ title: 'Two words', allowPublicAccess: false });
  expect(made).toMatchObject({ visibility: 'private', allowPublicAccess: false });
  const update = async (fields: object) => caller.tours.update({ id, version: (await caller.tours.get({ id })).version, ...fields });
  expect(await update({ visibility: 'password' })).toMatchObject({ visibility: 'password', allowPublicAccess: false });
  expect(await update({ allowPublicAccess: false })).toMatchObject({ visibility: 'password' });
  expect(await update({ visibility: 'unlisted' })).toMatchObject({ allowPublicAccess: true });
  expect(await update({ allowPublicAccess: true })).toMatchObject({ visibility: 'unlisted' });
  expect(await update({ allowPublicAccess: false })).toMatchObject({ visibility: 'private' });
  await expect(update({ visibility: 'public', allowPublicAccess: false })).rejects.toMatchObject({
    cause: { code: 'common.invalid_input' },
  });
  const sql = server.services.database.transaction({ tenantId: tenant.id }, (tx) =>
    tx.tour.update({ where: { tenantId_id: { tenantId: tenant.id, id } }, data: { allowPublicAccess: true } }),
  );
  await expect(sql).rejects.toThrow('tours_access_is_visibility');
});
