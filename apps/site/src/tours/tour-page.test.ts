import { makeManifest } from '@belvedere/manifest/testing';
import { expect, test } from 'vitest';
import { tourPage } from './tour-page.tsx';

const manifest = makeManifest({
  languages: ['en', 'de', 'fr'],
  description: 'A house by the lake',
  metaTitle: 'A “house” & its lake',
  metaDescription: 'See the house <from> inside',
  metaKeywords: ['house', 'lake & wood'],
  updatedAt: '2026-11-22T10:00:00.000Z',
  scenes: [],
  plans: [],
  steps: [],
  translations: {
    de: { title: 'Haus', metaTitle: 'Das Haus am See', scenes: {}, hotspots: {} },
    fr: { title: 'Maison', description: 'Une maison', scenes: {}, hotspots: {} },
  },
});

type Visibility = Parameters<typeof tourPage>[0]['visibility'];

const WHERE = {
  tenant: { id: '018f6f2e-5b3a-7c4d-8e9f-0123456789aa', slug: 'museum', name: 'Museum' },
  own: undefined,
  publicUrl: 'https://belvedere.example',
  legal: { imprintUrl: null, privacyUrl: null, contactEmail: null },
};

async function pageOf(language?: string, visibility: Visibility = 'public'): Promise<string> {
  const options = { manifest, manifestPath: '/m.json', nonce: 'n', rating: { average: 0, count: 0 }, at: WHERE };
  return String(await tourPage({ ...options, language, visibility }));
}

/** What the head of the page says, by the name of its element. */
async function headOf(language?: string, visibility: Visibility = 'public'): Promise<Record<string, string | undefined>> {
  const page = await pageOf(language, visibility);
  const metas = [...page.matchAll(/<meta (?:name|property)="([^"]+)" content="([^"]*)"/g)].map(([, name, content]) => [name!, content!]);
  return { ...Object.fromEntries(metas), title: /<title>(.*)<\/title>/.exec(page)?.[1] };
}

test('0.8 the words for search engines are those of the page and of what is shared, and end no attribute', async () => {
  const title = 'A “house” &amp; its lake';
  const description = 'See the house &lt;from&gt; inside';
  expect(await headOf()).toMatchObject({
    title: `${title} · Museum`,
    description,
    keywords: 'house, lake &amp; wood',
    'og:title': title,
    'og:description': description,
    'og:url': 'https://belvedere.example/t/museum/house',
    'og:image': 'https://belvedere.example/tiles/x/social.jpg',
    'twitter:title': title,
  });
});

test('0.8 0.26 each language has its own, and what it does not say it takes from its own title and text', async () => {
  expect(await headOf('de')).toMatchObject({ title: 'Das Haus am See · Museum', 'og:title': 'Das Haus am See', 'og:locale': 'de' });
  expect(await headOf('fr')).toMatchObject({ title: 'Maison · Museum', description: 'Une maison' });
});

test('0.8 search engines keep only what is public; what is not open tells them nothing more', async () => {
  expect((await headOf()).robots).toMatch(/^index, follow/);
  for (const visibility of ['unlisted', 'password', 'private'] as const)
    expect((await headOf('en', visibility)).robots, visibility).toBe('noindex');
  for (const visibility of ['password', 'private'] as const) expect(await headOf('en', visibility)).not.toHaveProperty('og:title');
});

test('0.9 a listed tour leads to what else its tenant shows, in its language; what is not listed leads to nothing', async () => {
  const listed = await pageOf('de');
  for (const path of ['/at/museum', '/e/museum', '/t/museum'])
    expect(listed).toContain(`<a ${path === '/at/museum' ? 'class="mark" ' : ''}href="${path}?lang=de"`);
  expect(listed).toContain('>Veranstaltungen</a>');
  // The words of our pages are in three languages, those of tours in any.
  expect(await pageOf('fr')).toMatch(/<html lang="fr"[^]*<header class="brand bar" lang="en" dir="ltr">/);
  for (const visibility of ['unlisted', 'password', 'private'] as const) {
    const page = await pageOf('de', visibility);
    expect([visibility, /href="\/(?:at|e)\/museum/.test(page), page.includes('<p class="tenant">Museum</p>')]).toEqual([
      visibility,
      false,
      true,
    ]);
  }
});
