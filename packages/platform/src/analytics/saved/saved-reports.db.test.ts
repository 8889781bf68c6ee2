import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { tourWithVisitors, type TourWithVisitors } from '../../testing/hits.ts';
import { createPlatformWorld, type Caller, type Person, type PlatformWorld } from '../../testing/platform-world.ts';

let world: PlatformWorld;
let at: TourWithVisitors;
let bea: Person;
beforeAll(async () => {
  world = await createPlatformWorld();
});
beforeEach(async () => {
  at = await tourWithVisitors(world);
  bea = await world.member(at.tenantId, 'manager');
});
afterAll(() => world.close());

const as = (person: Person): Caller['analytics'] => world.as(person, { wantedTenant: at.tenantId }).analytics;
const names = async (person: Person) => (await as(person).savedReports.list({})).items.map(({ name }) => name);
const MOBILE = { name: 'visitors', by: 'device' } as const;

test('0.31 a report is kept under a name, for its owner alone or for all who may see reports', async () => {
  const { savedReports } = as(at.owner);
  const steps = [
    { name: 'came', type: 'tour_view' as const },
    { name: 'hall', type: 'scene_view' as const, sceneId: at.hall },
  ];
  const own = await savedReports.create({ name: 'Mine', report: { name: 'funnel', tourId: at.tour.id, steps }, range: '90d' });
  expect(own).toMatchObject({ name: 'Mine', range: '90d', isShared: false, schedule: null, recipientIds: [], ownerId: at.owner.userId });
  expect(own.report).toEqual({ name: 'funnel', tourId: at.tour.id, steps });
  await savedReports.create({ name: 'Everybody’s', report: MOBILE, isShared: true });
  expect([await names(at.owner), await names(bea)]).toEqual([['Everybody’s', 'Mine'], ['Everybody’s']]);

  const editor = await world.member(at.tenantId, 'editor');
  await expect(as(editor).savedReports.list({})).rejects.toMatchObject({ code: 'FORBIDDEN' });
  const other = await tourWithVisitors(world);
  expect((await other.caller().analytics.savedReports.list({})).items).toEqual([]);
});

test('0.31 a shared report is changed and removed by others too, a private one is not even known to them', async () => {
  const mine = await as(at.owner).savedReports.create({ name: 'Mine', report: { name: 'overview' } });
  const missing = { cause: expect.objectContaining({ code: 'analytics.saved_report_not_found' }) };
  await expect(as(bea).savedReports.update({ id: mine.id, name: 'Hers' })).rejects.toMatchObject(missing);
  await expect(as(bea).savedReports.remove({ id: mine.id })).rejects.toMatchObject(missing);
  const other = await tourWithVisitors(world);
  await expect(other.caller().analytics.savedReports.remove({ id: mine.id })).rejects.toMatchObject(missing);

  await as(at.owner).savedReports.update({ id: mine.id, isShared: true });
  expect(await as(bea).savedReports.update({ id: mine.id, name: 'Ours', range: 'last_month' })).toMatchObject({
    name: 'Ours',
    range: 'last_month',
    report: { name: 'overview' },
    ownerId: at.owner.userId,
  });
  await as(bea).savedReports.remove({ id: mine.id });
  expect(await names(at.owner)).toEqual([]);
  const log = await world.inTenant(at.tenantId, (tx) =>
    tx.auditLog.findMany({ where: { resourceType: 'saved_report' }, orderBy: { sequence: 'asc' }, select: { action: true, userId: true } }),
  );
  expect(log).toEqual([
    { action: 'analytics.saved_report.created', userId: at.owner.userId },
    { action: 'analytics.saved_report.updated', userId: at.owner.userId },
    { action: 'analytics.saved_report.updated', userId: bea.userId },
    { action: 'analytics.saved_report.removed', userId: bea.userId },
  ]);
});

test('0.31 a report is sent to members alone, and what is not shared to its owner alone', async () => {
  const { savedReports } = as(at.owner);
  const draft = { name: 'Weekly', report: MOBILE, schedule: 'weekly' as const };
  const refused = (code: string) => ({ cause: expect.objectContaining({ code: `analytics.${code}` }) });
  const stranger = await world.person('stranger');
  await expect(savedReports.create({ ...draft, recipientIds: [bea.userId] })).rejects.toMatchObject(refused('not_shared'));
  await expect(savedReports.create({ ...draft, isShared: true, recipientIds: [stranger.userId] })).rejects.toMatchObject(
    refused('not_a_member'),
  );
  const { id } = await savedReports.create({ ...draft, isShared: true, recipientIds: [bea.userId, at.owner.userId] });
  await expect(savedReports.update({ id, isShared: false })).rejects.toMatchObject(refused('not_shared'));
  const changed = await savedReports.update({ id, recipientIds: [at.owner.userId], isShared: false });
  expect([changed.recipientIds, changed.schedule]).toEqual([[at.owner.userId], 'weekly']);
});
