import { expect, test } from 'vitest';
import { countriesIn, languagesIn } from './countries.ts';

test('countries are those that there are, by their names', () => {
  const countries = new Map(countriesIn('de'));
  expect(countries.get('CH')).toBe('Schweiz');
  for (const gone of ['DD', 'SU', 'EU', 'ZZ', 'QQ']) expect(countries.has(gone)).toBe(false);
  expect(countries.size).toBeGreaterThan(240);
});

test('a language that is chosen can be seen, however rare', () => {
  expect(new Map(languagesIn('en', 'de')).get('de')).toBe('German');
  expect(languagesIn('en', 'gsw').map(([tag]) => tag)).toContain('gsw');
});
