import { DAY, newId } from '@belvedere/kernel/core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createToursWorld, refusalCode, type ToursTenant, type ToursWorld } from '../testing/tours-world.ts';

let world: ToursWorld;
let tenant: ToursTenant;
beforeAll(async () => {
  world = await createToursWorld();
  tenant = await world.tenant();
});
afterAll(() => world.close());

const visitor = (ip: string) => tenant.as({ type: 'anonymous' }, { request: { id: newId(), ip, userAgent: 'test' } }).tours.shares;

test('0.36 0.12 a share counts once for an actor and a day, by whatever ways and however fast', async () => {
  const { id: tourId } = await tenant.tour('Shared');
  await tenant.call.tours.publish({ id: tourId });
  const at = { tenant: tenant.slug, tourId };
  const [here, there] = [visitor('203.0.113.1'), visitor('203.0.113.2')];
  const counted = await Promise.all([
    ...Array.from({ length: 6 }, () => here.record({ ...at, kind: 'link' as const })),
    ...Array.from({ length: 6 }, () => here.record({ ...at, kind: 'qr' as const })),
  ]);
  expect(counted.filter((answer) => answer.counted).length).toBe(1);
  expect(await there.record({ ...at, kind: 'email' })).toEqual({ tourId, counted: true });
  const { shares } = tenant.call.tours;
  expect(await shares.get({ tourId })).toEqual({ tourId, shareCount: 2, kinds: { link: 1, qr: 1, social: 0, email: 1 } });

  world.clock.advance(DAY);
  expect(await here.record({ ...at, kind: 'social' })).toEqual({ tourId, counted: true });
  const me = tenant.as(await world.person()).tours.shares;
  expect([await me.record({ ...at, kind: 'social' }), await me.record({ ...at, kind: 'link' })].map((answer) => answer.counted)).toEqual([
    true,
    false,
  ]);
  expect((await shares.get({ tourId })).shareCount).toBe(4);
  expect((await world.facts(tenant.id)).filter(({ name }) => name === 'tours.shared').length).toBe(4);
  const rows = await tenant.inTenant((tx) => tx.tourShare.findMany({ where: { tenantId: tenant.id } }));
  expect(JSON.stringify(rows)).not.toContain('203.0.113');
});

test('0.36 0.9 what visitors can’t see can’t be shared', async () => {
  const { id: tourId } = await tenant.tour('Draft');
  const codes = [
    await refusalCode(visitor('203.0.113.1').record({ tenant: tenant.slug, tourId, kind: 'link' })),
    await refusalCode(visitor('203.0.113.1').record({ tenant: tenant.slug, tourId: newId(), kind: 'link' })),
    await refusalCode(visitor('203.0.113.1').record({ tenant: newId(), tourId, kind: 'link' })),
  ];
  expect(new Set(codes)).toEqual(new Set(['tours.not_found']));
});
