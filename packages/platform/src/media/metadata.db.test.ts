import { buffer } from 'node:stream/consumers';
import { deflateSync } from 'node:zlib';
import { parseStorageKey } from '@belvedere/kernel/storage';
import { safeImage } from '@belvedere/kernel/image';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { getMediaOrigin } from './get-media-origin.ts';
import { processMedia } from './process-media.ts';
import { chunk, exifBlock, pngPicture, rotatedExif } from './testing/pictures.ts';
import { mediaWorld, viewOf, type MediaTenant, type MediaWorld } from './testing/media-world.ts';

let world: MediaWorld;
let tenant: MediaTenant;
beforeAll(async () => {
  world = await mediaWorld();
  tenant = await world.createTenant();
});
afterAll(() => world.close());

const XMP = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description xmlns:exif="http://ns.adobe.com/exif/1.0/" exif:GPSLatitude="CANARY-46,12.2N" xmlns:GPano="http://ns.google.com/photos/1.0/panorama/" GPano:ProjectionType="equirectangular" GPano:PoseHeadingDegrees="120.5" GPano:PosePitchDegrees="-2" GPano:PoseRollDegrees="1.5"><GPano:InitialViewHeadingDegrees>210.5</GPano:InitialViewHeadingDegrees><GPano:InitialViewPitchDegrees>-10</GPano:InitialViewPitchDegrees><GPano:InitialHorizontalFOVDegrees>75</GPano:InitialHorizontalFOVDegrees></rdf:Description></rdf:RDF></x:xmpmeta>`;
const IPTC = Buffer.from('\x1c\x02\x5a\0\x0dCANARY-Geneva\x1c\x02\x69\0\x05Title', 'latin1');

const jpegOf = async (png: Buffer) => (await safeImage(png, [{ format: 'jpeg' }]))[0]!.bytes;
const webpOf = async (png: Buffer) => (await safeImage(png, [{ format: 'webp' }]))[0]!.bytes;
const picture = () => pngPicture(1024, 512);

function segment(marker: number, ...content: Buffer[]): Buffer {
  const body = Buffer.concat(content);
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(body.length + 2, 2);
  return Buffer.concat([head, body]);
}

/** A resource of Photoshop, in which JPEG carries IPTC. */
function photoshop(iptc: Buffer): Buffer {
  const size = Buffer.alloc(4);
  size.writeUInt32BE(iptc.length);
  return Buffer.concat([Buffer.from('Photoshop 3.0\x008BIM\x04\x04\0\0', 'latin1'), size, iptc, Buffer.alloc(iptc.length % 2)]);
}

async function plantedJpeg(): Promise<Buffer> {
  const jpeg = await jpegOf(picture());
  const xmp = segment(0xe1, Buffer.from('http://ns.adobe.com/xap/1.0/\0'), Buffer.from(XMP));
  return Buffer.concat([
    jpeg.subarray(0, 2),
    segment(0xe1, Buffer.from('Exif\0\0'), exifBlock()),
    xmp,
    segment(0xed, photoshop(IPTC)),
    segment(0xfe, Buffer.from('CANARY-comment')),
    jpeg.subarray(2),
  ]);
}

async function plantedPng(): Promise<Buffer> {
  const png = picture();
  const iptc = `\niptc\n${String(IPTC.length).padStart(8)}\n${IPTC.toString('hex')}\n`;
  const raw = chunk('zTXt', Buffer.concat([Buffer.from('Raw profile type iptc\0\0'), deflateSync(iptc)]));
  const xmp = chunk('iTXt', Buffer.concat([Buffer.from('XML:com.adobe.xmp\0\0\0\0\0'), Buffer.from(XMP)]));
  const text = chunk('tEXt', Buffer.from('Comment\0CANARY-comment', 'latin1'));
  const afterHeader = 8 + 25;
  return Buffer.concat([png.subarray(0, afterHeader), chunk('eXIf', exifBlock()), xmp, raw, text, png.subarray(afterHeader)]);
}

/** Extended WebP: VP8X names what follows, then picture, Exif and XMP. WebP has no place for IPTC but in XMP. */
async function plantedWebp(): Promise<Buffer> {
  const webp = await webpOf(picture());
  const part = (name: string, data: Buffer) => {
    const size = Buffer.alloc(4);
    size.writeUInt32LE(data.length);
    return Buffer.concat([Buffer.from(name), size, data, Buffer.alloc(data.length % 2)]);
  };
  const header = Buffer.alloc(10);
  header[0] = 0x0c;
  header.writeUIntLE(1023, 4, 3);
  header.writeUIntLE(511, 7, 3);
  const body = Buffer.concat([
    Buffer.from('WEBP'),
    part('VP8X', header),
    webp.subarray(12),
    part('EXIF', exifBlock()),
    part('XMP ', Buffer.from(XMP)),
  ]);
  const riff = Buffer.from('RIFF\0\0\0\0');
  riff.writeUInt32LE(body.length, 4);
  return Buffer.concat([riff, body]);
}

/** sharp writes Exif and XMP into AVIF; the blocks are those of the JPEG. */
async function plantedAvif(): Promise<Buffer> {
  return sharp(await plantedJpeg())
    .keepMetadata()
    .avif({ effort: 0 })
    .toBuffer();
}

const CANARIES = /CANARY|GPS|Exif|xmpmeta|photoshop|8BIM|iTXt|eXIf|EXIF|XMP /i;

describe('metadata', () => {
  test.each<[string, () => Promise<Buffer>]>([
    ['jpg', plantedJpeg],
    ['png', plantedPng],
    ['webp', plantedWebp],
    ['avif', plantedAvif],
  ])(
    '0.21 position, camera and words planted in Exif, XMP and IPTC of a %s are read for its people and in nothing that is served',
    async (extension, make) => {
      const bytes = await make();
      const mediaId = await world.upload(tenant, bytes, `place.${extension}`);
      await processMedia(world.processCall(tenant, mediaId));
      const media = await viewOf(tenant, mediaId);
      expect(media).toMatchObject({ status: 'ready', width: 1024, height: 512, projection: 'equirectangular', stereo: null });
      expect(JSON.stringify(media)).not.toMatch(/CANARY|46\.2/);
      const origin = await tenant.run((ctx) => getMediaOrigin({ ctx, input: { id: mediaId } }));
      expect(origin).toEqual({
        takenAt: '2024-05-01T12:30:00+02:00',
        make: 'CANARY-make',
        model: 'CANARY-model',
        position: { latitude: 46.2044444, longitude: -6.1433333, altitude: 375.5 },
        heading: 211,
      });
      expect(media.details.pano).toEqual({
        poseHeading: 120.5,
        posePitch: -2,
        poseRoll: 1.5,
        viewHeading: 210.5,
        viewPitch: -10,
        viewFov: 75,
      });

      for (const name of ['compressed', 'thumbnail']) {
        const key = parseStorageKey(tenant.tenantId, `${tenant.tenantId}/media/${mediaId}/${name}.webp`);
        expect((await buffer((await world.services.storage.get(key)).body)).toString('latin1')).not.toMatch(CANARIES);
      }
    },
  );

  test('0.21 a picture that was taken upright is shown upright', async () => {
    const jpeg = await jpegOf(pngPicture(200, 100));
    const turned = Buffer.concat([jpeg.subarray(0, 2), segment(0xe1, Buffer.from('Exif\0\0'), rotatedExif()), jpeg.subarray(2)]);
    const mediaId = await world.upload(tenant, turned, 'turned.jpg');
    await processMedia(world.processCall(tenant, mediaId));
    expect(await viewOf(tenant, mediaId)).toMatchObject({ status: 'ready', width: 100, height: 200 });
  });

  test('I1 what a camera wrote is for people of the tenant who may change files', async () => {
    const mediaId = await world.upload(tenant, await plantedJpeg(), 'a.jpg');
    await processMedia(world.processCall(tenant, mediaId));
    const stranger = await world.createTenant();
    await expect(stranger.run((ctx) => getMediaOrigin({ ctx, input: { id: mediaId } }))).rejects.toMatchObject({ code: 'media.not_found' });
  });
});
