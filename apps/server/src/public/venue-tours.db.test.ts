import { newId } from '@belvedere/kernel';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createCaller, type Caller } from '../caller.ts';
import { publishTour, startTestServer, type StartedServer } from '../testing/index.ts';

let server: StartedServer;
beforeAll(async () => {
  server = await startTestServer();
}, 60_000);
afterAll(() => server?.stop());

const HALL = { name: 'Hall', address: 'Street 1', city: 'Thun', country: 'CH' };

async function tourOf(slug: string, title: string): Promise<{ caller: Caller; tourId: string; sceneId: string }> {
  const tenant = await server.createTenant(slug);
  const caller = createCaller(tenant.context);
  const { id } = await publishTour(
    server.services,
    { caller, tenant },
    { title, contentId: slug.padEnd(32, '0'), thumbnail: Buffer.from('x') },
  );
  const scenes = await caller.tours.scenes.list({ tourId: id });
  return { caller, tourId: id, sceneId: scenes.items[0]!.id };
}

test('2.7 a venue names a tour of its own tenant and a scene of that tour; one of another tenant is refused like one that is not there', async () => {
  const [own, other] = [await tourOf('venuesown', 'Own'), await tourOf('venuesother', 'Other')];
  const { venues } = own.caller.events;
  const venue = await venues.create({ ...HALL, tourId: own.tourId, sceneId: own.sceneId });
  expect(venue).toMatchObject({ tourId: own.tourId, sceneId: own.sceneId });

  const refused = async (named: { tourId: string; sceneId?: string }) => {
    const error: unknown = await venues.update({ id: venue.id, version: venue.version, ...named }).catch((thrown: unknown) => thrown);
    return error instanceof Error ? { message: error.message, cause: (error.cause as { fields?: object } | undefined)?.fields } : error;
  };
  const nowhere = await refused({ tourId: newId() });
  expect(await refused({ tourId: other.tourId })).toEqual(nowhere);
  expect(await refused({ tourId: own.tourId, sceneId: other.sceneId })).toEqual(await refused({ tourId: own.tourId, sceneId: newId() }));
  expect(await venues.get({ id: venue.id })).toEqual(venue);

  // A name that leads nowhere by now stands in nobody's way.
  await own.caller.tours.remove({ id: own.tourId });
  expect(await venues.update({ id: venue.id, version: venue.version, city: 'Bern' })).toMatchObject({ city: 'Bern', tourId: own.tourId });
});
