import { readRegistry } from '@belvedere/db';
import { expect, test } from 'vitest';
import { tenantSettings } from './schemas.ts';

test('4.2 2.18 a tenant may choose how long to keep what the registry lets it, within the same bounds, and nothing else', () => {
  const rules = readRegistry().filter(({ retention }) => retention?.min !== undefined);
  expect(rules.length).toBeGreaterThan(4);
  const wish = (table: string, days: number) => tenantSettings.safeParse({ retentionDays: { [table]: days } }).success;
  for (const { name, retention } of rules) {
    const { min = 0, max = 0 } = retention ?? {};
    expect(
      [min - 1, min, max, max + 1].map((days) => wish(name, days)),
      name,
    ).toEqual([false, true, true, false]);
  }
  for (const { name } of readRegistry().filter(({ retention }) => retention?.min === undefined)) expect(wish(name, 30), name).toBe(false);
});

test('4.2 settings that an earlier release stored read as they were, with what is new at its default', () => {
  const parsed = tenantSettings.parse({ language: 'de', trashDays: 7, brand: { color: '#112233' } });
  expect(parsed).toMatchObject({ language: 'de', trashDays: 7, legal: { imprintUrl: null, privacyUrl: null }, contactEmail: null });
});
