import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { importMediaFile } from '@belvedere/platform';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createCaller, type Caller } from '../caller.ts';
import { startTestServer, type StartedServer, type TestTenant } from '../testing/index.ts';

let server: StartedServer;
let tenant: TestTenant;
let caller: Caller;
let folder: string;

beforeAll(async () => {
  server = await startTestServer({ worker: true });
  tenant = await server.createTenant('spheres');
  caller = createCaller(tenant.context);
  folder = await mkdtemp(join(tmpdir(), 'spheres-'));
}, 60_000);
afterAll(async () => {
  await server.stop();
  await rm(folder, { recursive: true });
});

async function upload(fileName: string, bytes: Buffer): Promise<string> {
  const path = join(folder, fileName);
  await writeFile(path, bytes);
  const { mediaId } = await importMediaFile({ context: tenant.context, source: { path }, fileName });
  return mediaId;
}

const untilCut = async (sceneId: string) =>
  await expect
    .poll(async () => (await caller.tours.scenes.get({ id: sceneId })).panorama, { timeout: 60_000 })
    .toMatchObject({ status: 'ready', failure: null });

test('0.16 1.0 how a camera stood, by the XMP of its picture, corrects a new scene; who makes the scene can say otherwise', async () => {
  const xmp = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description
    xmlns:GPano="http://ns.google.com/photos/1.0/panorama/" GPano:ProjectionType="equirectangular" GPano:PoseHeadingDegrees="120.5"
    GPano:PosePitchDegrees="-2" GPano:PoseRollDegrees="1.5"/></rdf:RDF></x:xmpmeta>`;
  const picture = sharp({ create: { width: 1024, height: 512, channels: 3, background: '#487' } });
  const panoramaMediaId = await upload('leant.jpg', await picture.jpeg().withXmp(xmp).toBuffer());
  const { id: tourId } = await caller.tours.create({ title: 'Leant' });
  const scene = (title: string, said = {}) => caller.tours.scenes.create({ tourId, title, panoramaMediaId, ...said });
  const poseOf = async (id: string) => {
    const { horizonPitch, horizonRoll, northOffset } = await caller.tours.scenes.get({ id });
    return [horizonPitch, horizonRoll, northOffset];
  };

  const [early, level] = [await scene('Early'), await scene('Level', { horizonPitch: 0 })];
  await untilCut(early.id);
  const late = [await scene('Late'), await scene('To the north', { northOffset: 10 })];
  const all = await Promise.all([early, level, ...late].map(({ id }) => poseOf(id)));
  expect(all).toEqual([
    [-2, 1.5, 120.5],
    [0, 0, 0],
    [-2, 1.5, 120.5],
    [0, 0, 10],
  ]);
  const { version } = await caller.tours.scenes.get({ id: early.id });
  await caller.tours.scenes.update({ id: early.id, version, horizonRoll: 0 });
  expect(await poseOf(early.id)).toEqual([-2, 0, 120.5]);
}, 120_000);
