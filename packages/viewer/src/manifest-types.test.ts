import type * as contract from '@belvedere/manifest';
import { isSafeUrl as contractIsSafeUrl, tilePath as contractTilePath, tilesOf } from '@belvedere/manifest';
import { expect, expectTypeOf, test } from 'vitest';
import { isSafeUrl } from './interface/safe-url.ts';
import type { Face, HotspotContent, ManifestMedia, ManifestTranslation, Panorama, RichText, TourManifest } from './manifest-types.ts';
import { tilePath } from './renderer/tile-path.ts';

test('the published types are those that the schemas of the manifest give', () => {
  expectTypeOf<Face>().toEqualTypeOf<contract.Face>();
  expectTypeOf<RichText>().toEqualTypeOf<contract.RichText>();
  expectTypeOf<HotspotContent>().toEqualTypeOf<contract.HotspotContent>();
  expectTypeOf<Panorama>().toEqualTypeOf<contract.Panorama>();
  expectTypeOf<ManifestMedia>().toEqualTypeOf<contract.ManifestMedia>();
  expectTypeOf<ManifestTranslation>().toEqualTypeOf<contract.ManifestTranslation>();
  expectTypeOf<TourManifest>().toEqualTypeOf<contract.TourManifest>();
});

test('a tile lies where the manifest says', () => {
  for (const tile of tilesOf({ levels: [256, 512, 1024], tileSize: 256 }))
    for (const format of ['webp', 'jpg'] as const)
      expect(tilePath('a'.repeat(16), tile, format)).toBe(contractTilePath('a'.repeat(16), tile, format));
});

test('E6 an address is safe here exactly if it is in the manifest', () => {
  const protocols = [
    'https:',
    'HTTP:',
    'mailto:',
    'tel:',
    'javascript:',
    'data:',
    'blob:',
    'vbscript:',
    'file:',
    'ftp:',
    'intent:',
    '',
    '\tjavascript:',
    'java\nscript:',
  ];
  const rests = ['//example.org/a?b#c', 'x@example.org', '+3112345', 'alert(1)', '//', '', '//a b/', '\\\\evil', '//[::1'];
  for (const protocol of protocols)
    for (const rest of rests) expect(isSafeUrl(protocol + rest), protocol + rest).toBe(contractIsSafeUrl(protocol + rest));
  expect(isSafeUrl('https://example.org/')).toBe(true);
  expect(isSafeUrl('javascript:alert(1)')).toBe(false);
});
