import { contrast, LEGIBLE, type BrandedSite } from '@belvedere/platform';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { brandStyle } from './brand-style.ts';

const site: BrandedSite = {
  tenantId: '',
  tenantSlug: 'museum',
  host: 'tours.museum.example',
  name: 'Museum',
  primaryDomain: null,
  primaryColor: null,
  backgroundColor: null,
  textColor: null,
  showPoweredBy: true,
  logo: null,
  icon: null,
};
const color = fc.integer({ min: 0, max: 0xff_ff_ff }).map((value) => `#${value.toString(16).padStart(6, '0')}`);
const variable = (style: string, name: string) => new RegExp(`--${name}: (#[0-9a-f]{6});`).exec(style)?.[1] ?? '';

test('4.51 a brand that says nothing changes nothing', () => {
  expect(brandStyle(site)).toBe(':root {\n}\n');
});

test('4.51 whatever colours a brand has, text, small print and links can be read', () => {
  fc.assert(
    fc.property(color, color, color, (primaryColor, backgroundColor, textColor) => {
      fc.pre(contrast(textColor, backgroundColor) >= LEGIBLE);
      const style = brandStyle({ ...site, primaryColor, backgroundColor, textColor });
      for (const name of ['ink', 'soft', 'accent'])
        expect(contrast(variable(style, name), backgroundColor)).toBeGreaterThanOrEqual(LEGIBLE);
    }),
  );
});

test('4.51 a colour alone is that of links where it can be read, in light and in dark', () => {
  expect(brandStyle({ ...site, primaryColor: '#b00020' })).toContain('--accent: light-dark(#b00020, #6fd3b3);');
  expect(brandStyle({ ...site, primaryColor: '#ffd54a' })).toContain('--accent: light-dark(#0b6b53, #ffd54a);');
});
