import { HOUR, MINUTE, runSchedule, type Services } from '@belvedere/kernel';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createToursWorld, refusal, refusalCode, type ToursTenant, type ToursWorld } from '../testing/tours-world.ts';
import { runTourSchedules } from './run-tour-schedules.ts';

let world: ToursWorld;
let tenant: ToursTenant;
beforeAll(async () => {
  world = await createToursWorld();
  tenant = await world.tenant();
});
afterAll(() => world.close());

const run = (services: Services = world.services) => runSchedule(runTourSchedules, { services, tenants: async () => [tenant.id] });
const inMinutes = (minutes: number) => new Date(world.clock.now().getTime() + minutes * MINUTE);
const told = async (fact: string, id: string) =>
  (await world.facts(tenant.id)).filter(({ name, payload }) => name === fact && 'tourId' in payload && payload.tourId === id).length;
const published = (id: string) => told('tours.published', id);

test('0.6 a tour is published and taken back at its times, once, whoever looks and however many do', async () => {
  const { tours } = tenant.call;
  const { id } = await tenant.tour('Timed');
  const scheduled = await tours.schedule({ id, publishAt: inMinutes(10), unpublishAt: inMinutes(70), zone: 'Europe/Lisbon' });
  expect(scheduled).toMatchObject({ status: 'scheduled', scheduleZone: 'Europe/Lisbon', scheduledAt: inMinutes(10) });
  await run();
  expect(await tours.get({ id })).toMatchObject({ status: 'scheduled' });

  world.clock.advance(10 * MINUTE);
  await Promise.all([run(), run(), run()]);
  expect(await tours.get({ id })).toMatchObject({ status: 'published', scheduledAt: null, publishedAt: world.clock.now() });
  await run();
  expect([await published(id), (await tours.versions.list({ tourId: id })).items.length]).toEqual([1, 1]);
  expect((await tours.versions.list({ tourId: id })).items[0]).toMatchObject({ publishedById: tenant.userId });

  world.clock.advance(HOUR);
  await Promise.all([run(), run()]);
  expect(await tours.get({ id })).toMatchObject({ status: 'draft', unpublishAt: null, scheduleZone: null });
  expect(await told('tours.unpublished', id)).toBe(1);
});

test('0.6 I8 a crash before the commit leaves a tour due, and it is published by the next run', async () => {
  const { tours } = tenant.call;
  const { id } = await tenant.tour('Crashed');
  await tours.schedule({ id, publishAt: inMinutes(1) });
  world.clock.advance(MINUTE);
  const append = () => Promise.reject(new Error('killed'));
  await expect(run({ ...world.services, audit: { ...world.services.audit, append } })).rejects.toThrow('1 scheduled tours failed');
  expect([await tours.get({ id }), await published(id)]).toMatchObject([{ status: 'scheduled' }, 0]);
  await run();
  expect([await tours.get({ id }), await published(id)]).toMatchObject([{ status: 'published' }, 1]);
});

test('0.6 what the linter finds at that time keeps it a draft, and whoever scheduled it hears why', async () => {
  const { tours } = tenant.call;
  const { id, sceneIds } = await tenant.tour('Broken', 2);
  await tours.schedule({ id, publishAt: inMinutes(5) });
  await tours.scenes.remove({ id: sceneIds[1]! });
  world.clock.advance(5 * MINUTE);
  await Promise.all([run(), run()]);
  expect(await tours.get({ id })).toMatchObject({ status: 'draft', scheduledAt: null });
  const notices = await tenant.inTenant((tx) => tx.notice.findMany({ where: { tenantId: tenant.id, topic: 'tours.schedule_failed' } }));
  expect(notices).toMatchObject([{ subject: '“Broken” was not published', actionPath: `/tours/${id}` }]);
  expect(notices[0]!.lines.join(' ')).toContain('leads to a scene that is gone');
  const audit = await tenant.inTenant((tx) =>
    tx.auditLog.findMany({ where: { tenantId: tenant.id, resourceId: id, action: 'tours.tour.schedule_refused' } }),
  );
  expect(audit).toHaveLength(1);
});

test('0.6 a schedule is changed and called off; what can’t be is refused by its field', async () => {
  const { tours } = tenant.call;
  const { id } = await tenant.tour('Changed');
  const fields = async (input: object) => Object.keys((await refusal(tours.schedule({ id, ...input })))?.fields ?? {});
  expect(await fields({ publishAt: inMinutes(0) })).toEqual(['publishAt']);
  expect(await fields({ unpublishAt: inMinutes(5) })).toEqual(['unpublishAt']);
  expect(await fields({ publishAt: inMinutes(9), unpublishAt: inMinutes(9) })).toEqual(['unpublishAt']);
  expect(await fields({ publishAt: inMinutes(9), zone: 'Mars/Olympus' })).toEqual(['zone']);

  await tours.schedule({ id, publishAt: inMinutes(5), zone: 'Asia/Tokyo' });
  expect(await tours.schedule({ id, publishAt: inMinutes(20) })).toMatchObject({ scheduledAt: inMinutes(20), scheduleZone: 'Asia/Tokyo' });
  world.clock.advance(6 * MINUTE);
  await run();
  expect(await tours.get({ id })).toMatchObject({ status: 'scheduled' });
  expect(await tours.schedule({ id, publishAt: null })).toMatchObject({ status: 'draft', scheduledAt: null, scheduleZone: null });
  world.clock.advance(HOUR);
  await run();
  expect(await tours.get({ id })).toMatchObject({ status: 'draft', publishedAt: null });

  // A live tour stays live while its next version waits; removing calls everything off.
  await tours.publish({ id });
  expect(await tours.schedule({ id, publishAt: inMinutes(5), unpublishAt: inMinutes(50) })).toMatchObject({ status: 'published' });
  await tours.remove({ id });
  world.clock.advance(HOUR);
  await run();
  await tours.restore({ id });
  expect(await tours.get({ id })).toMatchObject({ status: 'draft', scheduledAt: null, unpublishAt: null });
});

test('0.6 a time that went by while no worker ran: late is better than never, over is over', async () => {
  const { tours } = tenant.call;
  const [late, over] = [await tenant.tour('Late'), await tenant.tour('Over')];
  await tours.schedule({ id: late.id, publishAt: inMinutes(1) });
  await tours.schedule({ id: over.id, publishAt: inMinutes(1), unpublishAt: inMinutes(30) });
  world.clock.advance(24 * HOUR);
  await run();
  expect(await tours.get({ id: late.id })).toMatchObject({ status: 'published' });
  expect([await tours.get({ id: over.id }), await published(over.id)]).toMatchObject([{ status: 'draft', publishedAt: null }, 0]);
});

test('0.6 a draft is submitted, returned with a comment to whoever submitted it, and approved by publishing', async () => {
  const { tours } = tenant.call;
  const { id } = await tenant.tour('Reviewed');
  expect(await refusalCode(tours.return({ id, comment: 'x' }))).toBe('tours.illegal_transition');
  expect(await tours.submit({ id })).toMatchObject({ status: 'in_review' });
  expect(await refusalCode(tours.submit({ id }))).toBe('tours.illegal_transition');
  expect(await tours.return({ id, comment: 'The door is missing.' })).toMatchObject({
    status: 'draft',
    reviewComment: 'The door is missing.',
  });
  expect(await tours.submit({ id })).toMatchObject({ status: 'in_review', reviewComment: null });
  expect((await tours.publish({ id })).tour).toMatchObject({ status: 'published' });
  const notices = await tenant.inTenant((tx) =>
    tx.notice.findMany({ where: { tenantId: tenant.id, topic: 'tours.reviewed' }, orderBy: { createdAt: 'asc' } }),
  );
  expect(notices.map(({ subject }) => subject).toSorted()).toEqual([
    '“Reviewed” waits for a review',
    '“Reviewed” waits for a review',
    '“Reviewed” was returned to you',
  ]);
});
