import { elementsOf, safeXml, textOf, type XmlElement } from '@belvedere/kernel/xml';
import type { ListedTour } from '@belvedere/tours';
import { expect, test } from 'vitest';
import { robotsTxt, SITEMAP_BYTES, SITEMAPS_PER_INDEX, sitemapIndexXml, sitemapsOf, sitemapXml, TOURS_PER_SITEMAP } from './sitemap.ts';

const AT = new Date('2026-11-21T10:00:00Z');
const publicUrl = 'https://belvedere.example';
const tenant = { id: '018f6f2e-5b3a-7c4d-8e9f-0123456789ab', slug: 'museum-ü' };

function tour(slug: string, languages: string[], panoramas: string[] = []): ListedTour {
  const listing = { language: languages[0] ?? 'en', languages } as ListedTour['listing'];
  return { slug, updatedAt: AT, listing, panoramas };
}
const childElements = (element: XmlElement) => element.children.filter((child) => typeof child !== 'string');
const urlsIn = (xml: string): XmlElement[] => childElements(safeXml(Buffer.from(xml)));
const childrenOf = (element: XmlElement, name: string) => elementsOf(element, name);
const locOf = (element: XmlElement) => childrenOf(element, 'loc').map(textOf);

test('0.8 0.26 each language of a tour is an address that names all others and a default; pictures stand with the first', () => {
  const [en, de] = urlsIn(sitemapXml([tour('haus-ü', ['en', 'de-CH'], ['a'.repeat(32)])], { publicUrl, tenant }));
  const path = 'https://belvedere.example/t/museum-%C3%BC/haus-%C3%BC';
  expect([locOf(en!), locOf(de!)]).toEqual([[path], [`${path}?lang=de-CH`]]);
  const alternates = [
    ['alternate', 'en', path],
    ['alternate', 'de-CH', `${path}?lang=de-CH`],
    ['alternate', 'x-default', path],
  ];
  for (const url of [en!, de!])
    expect(childrenOf(url, 'xhtml:link').map(({ attributes: at }) => [at.get('rel'), at.get('hreflang'), at.get('href')])).toEqual(
      alternates,
    );
  expect(childrenOf(en!, 'lastmod').map(textOf)).toEqual(['2026-11-21T10:00:00.000Z']);
  const images = childrenOf(en!, 'image:image').map((image) => childrenOf(image, 'image:loc').map(textOf));
  expect(images).toEqual([[`https://belvedere.example/tiles/${tenant.id}/${'a'.repeat(32)}/social.jpg`]]);
  expect(childrenOf(de!, 'image:image')).toEqual([]);
  const [alone] = urlsIn(sitemapXml([tour('one', ['fr'])], { publicUrl, tenant }));
  expect(childElements(alone!).map(({ name }) => name)).toEqual(['loc', 'lastmod']);
});

test('0.8 the fullest page stays below the limits of the protocol', () => {
  const languages = Array.from({ length: 100 }, (_, n) => `aa-${String(n).padStart(8, 'x')}`);
  const panoramas = Array.from({ length: 100 }, (_, n) => String(n).padStart(64, 'a'));
  const xml = sitemapXml(
    Array.from({ length: TOURS_PER_SITEMAP }, (_, n) => tour(`${'l'.repeat(76)}${n}`, languages, panoramas)),
    { publicUrl, tenant: { ...tenant, slug: 'm'.repeat(80) } },
  );
  expect(Buffer.byteLength(xml)).toBeLessThan(SITEMAP_BYTES);
  expect(xml.split('<url>').length - 1).toBeLessThanOrEqual(50_000);
});

test('0.8 an index names every file of every tenant, robots.txt names every index', () => {
  const tenants = [
    { slug: 'one', tours: 1, updatedAt: AT },
    { slug: 'many', tours: TOURS_PER_SITEMAP * 2 + 1, updatedAt: AT },
  ];
  const files = sitemapsOf(tenants);
  expect(urlsIn(sitemapIndexXml(files, publicUrl)).flatMap(locOf)).toEqual([
    'https://belvedere.example/sitemaps/one/1.xml',
    'https://belvedere.example/sitemaps/many/1.xml',
    'https://belvedere.example/sitemaps/many/2.xml',
    'https://belvedere.example/sitemaps/many/3.xml',
  ]);
  const named = (sitemaps: number) =>
    robotsTxt(publicUrl, sitemaps)
      .split('\n')
      .filter((line) => line.startsWith('Sitemap: '));
  expect(named(0)).toEqual(['Sitemap: https://belvedere.example/sitemap.xml']);
  expect(named(SITEMAPS_PER_INDEX + 1)).toEqual([
    'Sitemap: https://belvedere.example/sitemap.xml',
    'Sitemap: https://belvedere.example/sitemap-index/2.xml',
  ]);
  expect(robotsTxt(publicUrl, 0)).toContain('Disallow: /g/');
});
