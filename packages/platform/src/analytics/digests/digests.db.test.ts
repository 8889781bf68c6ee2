import { runSchedule } from '@belvedere/kernel';
import { DAY, HOUR } from '@belvedere/kernel/core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { sendDueNotices } from '../../notifications/send-due.ts';
import { tourWithVisitors, type TourWithVisitors } from '../../testing/hits.ts';
import { createPlatformWorld, type Person, type PlatformWorld } from '../../testing/platform-world.ts';
import { sendDigests } from './send-digests.ts';

let world: PlatformWorld;
let at: TourWithVisitors;
let bea: Person;
beforeAll(async () => {
  world = await createPlatformWorld();
});
beforeEach(async () => {
  // Noon of a Wednesday: letters of the day before have left.
  const wednesday = new Date(Date.UTC(2026, 0, 7, 12));
  const ahead = Math.ceil((Date.now() - wednesday.getTime()) / (7 * DAY)) * 7 * DAY;
  world.clock.advance(wednesday.getTime() + ahead - world.clock.now().getTime());
  at = await tourWithVisitors(world);
  bea = await world.member(at.tenantId, 'manager');
  world.sent.length = 0;
});
afterAll(() => world.close());

const run = async () => {
  await runSchedule(sendDigests, { services: world.services, tenants: async () => [at.tenantId] });
  await world.runJobs();
};
const visit = async (n: number) => {
  for (let each = 0; each < n; each++) await at.send(await at.visitor(), [at.hit('tour_view'), at.hit('scene_view', { sceneId: at.hall })]);
};
const create = (more: object = {}) =>
  at.caller().analytics.savedReports.create({
    name: 'The house',
    report: { name: 'overview', tourId: at.tour.id },
    isShared: true,
    schedule: 'daily',
    recipientIds: [at.owner.userId, bea.userId],
    ...more,
  });
const subjects = () => world.sent.map(({ subject }) => subject);

test('0.31 a saved report is sent to its people when its day is over, with its numbers in the text and a way to the report', async () => {
  const { id } = await create();
  await visit(3);
  await run();
  expect(subjects()).toEqual([]);
  world.clock.advance(19 * HOUR);
  await run();
  expect(subjects()).toHaveLength(2);
  const [mail] = world.sent;
  const day = new Date(world.clock.now().getTime() - DAY).toISOString().slice(0, 10);
  expect(mail?.subject).toMatch(/^The house: 3 visits on /);
  expect(mail?.text).toContain('Views of scenes: 3 (none in the day before)');
  expect(mail?.text).toContain(`/reports/saved?open=${id}&from=${day}&to=${day}`);
  expect(mail?.text).toContain('No more of this kind');
});

test('0.31 a period is told once, however often and however many workers ask, and after one that failed', async () => {
  await create();
  await visit(1);
  world.clock.advance(19 * HOUR);
  // The first worker ends in the middle of its transaction: nothing of it is there.
  const access = { ...world.services.access, grantsOf: () => Promise.reject(new Error('killed')) };
  const crash = runSchedule(sendDigests, { services: { ...world.services, access }, tenants: async () => [at.tenantId] });
  await expect(crash).rejects.toThrow('1 reports were not sent.');
  await world.runJobs();
  expect(subjects()).toEqual([]);
  await Promise.all([run(), run(), run()]);
  await run();
  expect(subjects()).toHaveLength(2);
  world.clock.advance(DAY);
  await run();
  expect(subjects()).toHaveLength(4);
});

test('0.31 weeks and months wait for their end; a schedule that is changed or new tells nothing of what was over by then', async () => {
  const { id } = await create({ schedule: 'weekly', recipientIds: [bea.userId] });
  await run();
  world.clock.advance(2 * DAY);
  await run();
  expect(subjects()).toEqual([]);
  world.clock.advance(3 * DAY);
  await run();
  expect(subjects()).toHaveLength(1);
  expect(subjects()[0]).toContain('in the week to');
  await at.caller().analytics.savedReports.update({ id, schedule: 'daily' });
  await run();
  expect(subjects()).toHaveLength(1);
  await at.caller().analytics.savedReports.update({ id, schedule: null });
  world.clock.advance(DAY);
  await run();
  expect(subjects()).toHaveLength(1);
});

test('0.31 4.5 whoever may not see reports, has left or wants no such mail gets none', async () => {
  const eve = await world.member(at.tenantId, 'editor');
  const finn = await world.member(at.tenantId, 'manager');
  await create({ recipientIds: [eve.userId, finn.userId, bea.userId] });
  await world.inTenant(at.tenantId, (tx) =>
    tx.membership.update({ where: { tenantId_userId: { tenantId: at.tenantId, userId: finn.userId } }, data: { status: 'removed' } }),
  );
  await world.as(bea).notifications.preferences.update({ topics: [{ topic: 'analytics.report', channel: 'email', mode: 'off' }] });
  world.clock.advance(19 * HOUR);
  await run();
  await runSchedule(sendDueNotices, { services: world.services, tenants: async () => [at.tenantId] });
  expect(subjects()).toEqual([]);
});

test('0.31 letters leave in the morning of the workspace', async () => {
  const { settings, version } = await at.caller().tenancy.settings.get({});
  await at.caller().tenancy.settings.update({ settings: { ...settings, timezone: 'America/New_York' }, version });
  await create({ recipientIds: [bea.userId] });
  // Eight in the morning in UTC is night there.
  world.clock.advance(20 * HOUR);
  await run();
  expect(subjects()).toEqual([]);
  world.clock.advance(5 * HOUR);
  await run();
  expect(subjects()).toHaveLength(1);
});
