import { readRegistry } from '@belvedere/db';
import { expect, test } from 'vitest';
import { planPurge } from './plan-purge.ts';

const registry = readRegistry();
const step = (steps: ReturnType<typeof planPurge>, name: string) =>
  steps.findIndex(({ tables }) => tables.some((table) => table.name === name));

test('4.79 every table with rows of tenants is in the plan once, and the row of the tenant itself is not', () => {
  const names = planPurge(registry, []).flatMap(({ tables }) => tables.map(({ name }) => name));
  const expected = registry.filter(({ class: kind, name }) => kind !== 'global' && name !== 'tenants').map(({ name }) => name);
  expect(names.toSorted()).toEqual(expected.toSorted());
});

test('4.79 what refers to others goes first, a circle at once, and what may not be deleted by its door', () => {
  const steps = planPurge(registry, [
    { child: 'hotspots', parent: 'scenes' },
    { child: 'scenes', parent: 'tours' },
    { child: 'tours', parent: 'scenes' },
    { child: 'media_files', parent: 'media_files' },
  ]);
  expect(step(steps, 'hotspots')).toBeLessThan(step(steps, 'tours'));
  expect(steps[step(steps, 'tours')]).toMatchObject({ by: 'at_once', tables: [{ name: 'tours' }, { name: 'scenes' }] });
  expect(steps[step(steps, 'media_files')]).toMatchObject({ by: 'at_once' });
  expect(steps[step(steps, 'audit_logs')]).toMatchObject({ by: 'door' });
  expect(steps[step(steps, 'roles')]).toMatchObject({ by: 'batches' });
  const circle = [
    { child: 'audit_logs', parent: 'roles' },
    { child: 'roles', parent: 'audit_logs' },
  ];
  expect(() => planPurge(registry, circle)).toThrow('audit_logs');
});
