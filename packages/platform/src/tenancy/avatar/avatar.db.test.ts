import { buffer } from 'node:stream/consumers';
import { isSignedUrl } from '@belvedere/kernel/crypto';
import { inspectImage } from '@belvedere/kernel/image';
import { t, toAppError } from '@belvedere/kernel';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { getMe } from '../../identity/get-me.ts';
import { openMedia } from '../../media/open-media.ts';
import { processMedia } from '../../media/process-media.ts';
import { mediaRouter } from '../../media/router.ts';
import { jpegWithPosition, pngPicture } from '../../media/testing/pictures.ts';
import { mediaWorld, type MediaTenant, type MediaWorld } from '../../media/testing/media-world.ts';
import './media-user.ts';
import { removeMember } from '../remove-member.ts';
import { tenancyRouter } from '../router.ts';

let world: MediaWorld;
let tenant: MediaTenant;
beforeAll(async () => {
  world = await mediaWorld();
});
beforeEach(async () => {
  tenant = await world.createTenant();
});
afterAll(() => world.close());

const call = ({ context }: MediaTenant = tenant) =>
  t.createCallerFactory(t.router({ media: t.router(mediaRouter), members: t.router(tenancyRouter.members) }))(context);
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => undefined,
    (error: unknown) => toAppError(error).code,
  );
const mine = async (of = tenant) => (await of.run((ctx) => getMe({ ctx, input: {} }))).avatar;
const listed = async (of = tenant) => (await call(of).members.list({})).items.map(({ avatar }) => avatar);
const contentIn = (url: string | null | undefined) => url?.split('/')[3];

async function picture(bytes?: Buffer, of = tenant): Promise<string> {
  const mediaId = await world.upload(of, bytes ?? (await jpegWithPosition(400, 300)), bytes ? 'me.png' : 'me.jpg');
  await processMedia(world.processCall(of, mediaId));
  return mediaId;
}

async function replace(mediaId: string, bytes: Buffer): Promise<string> {
  const { version } = await call().media.get({ id: mediaId });
  const { media, upload } = await call().media.replace({ id: mediaId, version, fileName: 'new.png', size: bytes.length });
  await world.send({ mediaId: media.id, token: new URLSearchParams(upload.url.split('?')[1]).get('token') ?? '' }, bytes);
  await processMedia(world.processCall(tenant, media.id));
  return media.id;
}

/** The same person as a member of another tenant, with its first owner to say who leaves. */
async function joining(): Promise<MediaTenant> {
  const other = await world.createTenant();
  await other.run(({ tx, now }) => tx.membership.create({ data: { tenantId: other.tenantId, userId: tenant.userId, joinedAt: now } }));
  return { ...other, context: { ...other.context, actor: { type: 'system', name: 'test', userId: tenant.userId } } };
}

test('0.1 a member’s picture is a file of the tenant, shown as a small square without what its camera wrote', async () => {
  const mediaId = await picture();
  const { avatar } = await call().members.chooseAvatar({ mediaId });
  expect(isSignedUrl([world.services.signingKey], avatar!, world.clock)).toBe(true);
  expect([await listed(), await mine()]).toEqual([[avatar], avatar]);

  for (let time = 0; time < 2; time++) {
    const opened = await openMedia({ services: world.services, tenantId: tenant.tenantId, mediaId: contentIn(avatar)!, variant: 'avatar' });
    expect(opened.headers).toMatchObject({
      'Content-Type': 'image/webp',
      'X-Content-Type-Options': 'nosniff',
      'Content-Disposition': 'inline',
    });
    const bytes = await buffer(opened.body!);
    expect(await inspectImage(bytes)).toMatchObject({ format: 'webp', width: 256, height: 256, origin: {} });
    expect(bytes.toString('latin1')).not.toContain('CANARY');
  }
  expect(await world.filesBelow(tenant)).toContain(`media/${mediaId}/avatar.webp`);

  expect((await call().members.chooseAvatar({ mediaId: null })).avatar).toBeNull();
  expect([await listed(), await mine()]).toEqual([[null], null]);
});

test('0.1 0.24 a file that is somebody’s picture is not removed; one that is replaced shows the new one at a new address', async () => {
  const mediaId = await picture();
  await call().members.chooseAvatar({ mediaId });
  const use = { type: 'member', id: tenant.userId, role: 'avatar' };
  expect((await call().media.uses({ id: mediaId })).items).toEqual([{ ...use, title: null }]);
  expect(await codeOf(call().media.remove({ id: mediaId }))).toBe('media.in_use');
  const content = await replace(mediaId, pngPicture(90, 60));
  expect([contentIn((await listed())[0]), contentIn(await mine())]).toEqual([content, content]);

  await call().members.chooseAvatar({ mediaId: null });
  await call().media.remove({ id: mediaId });
  await call().media.purge({ id: mediaId });
  expect(await codeOf(call().members.chooseAvatar({ mediaId }))).toBe('media.not_found');
});

test('0.1 only a picture of this tenant that is ready can be chosen', async () => {
  const foreign = await picture(undefined, await world.createTenant());
  const raw = await world.upload(tenant, pngPicture(10, 10));
  const text = await world.upload(tenant, Buffer.from('Words\n'), 'words.txt');
  await processMedia(world.processCall(tenant, text));
  const codes = await Promise.all([foreign, raw, text].map((mediaId) => codeOf(call().members.chooseAvatar({ mediaId }))));
  expect(codes).toEqual(['media.not_found', 'media.not_ready', 'media.wrong_kind']);
  expect(await listed()).toEqual([null]);
});

test('0.1 4.79 a picture is shown in the tenant whose file it is, and goes with the membership', async () => {
  const own = await picture();
  await call().members.chooseAvatar({ mediaId: own });
  const other = await joining();
  expect(await listed(other)).toEqual([null, null]);
  const there = await picture(pngPicture(70, 70), other);
  await call(other).members.chooseAvatar({ mediaId: there });
  expect(contentIn(await mine())).toBe(there);
  expect(contentIn((await listed())[0])).toBe(own);

  const removed = await other.run((ctx) =>
    removeMember({ ctx: { ...ctx, actor: { type: 'system', name: 'test', userId: other.userId } }, input: { userId: tenant.userId } }),
  );
  expect(removed).toMatchObject({ status: 'removed', avatar: null });
  expect([await listed(other), await mine()]).toEqual([[null, null], null]);
  expect(contentIn((await listed())[0])).toBe(own);
  expect((await call(other).media.uses({ id: there })).items).toEqual([]);
});
