import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  appendLog,
  chargedBytes,
  claimedType,
  cleanFileName,
  isRetryable,
  MAX_LOG,
  mayBecome,
  MEDIA_STATUSES,
  type Media,
  type MediaStatus,
} from './media.ts';

const now = new Date('2026-11-21T12:00:00Z');
const media: Media = {
  id: '01900000-0000-7000-8000-000000000001',
  originalName: 'a.jpg',
  fileName: 'b.jpg',
  filePath: 'c',
  fileSize: 10,
  mimeType: 'image/jpeg',
  mediaType: 'image',
  status: 'failed',
  checksum: null,
  width: null,
  height: null,
  duration: null,
  progress: 0,
  processingLog: [],
  failure: 'x',
  thumbnailPath: null,
  compressedPath: null,
  storageProvider: 'platform',
  uploadOffset: 10,
  uploadExpiresAt: now,
  version: 1,
  createdAt: now,
  updatedAt: now,
  deletedAt: null,
  uploadedById: '01900000-0000-7000-8000-000000000002',
  altText: null,
  caption: null,
  credit: null,
  projection: null,
  stereo: null,
  cubeLayout: null,
  lensFov: null,
  details: {},
  origin: {},
  externalUrl: null,
  contentId: null,
  replacesId: null,
  supersededById: null,
};

describe('media', () => {
  const legal = [
    'pending>uploading',
    'pending>processing',
    'pending>failed',
    'uploading>uploading',
    'uploading>processing',
    'uploading>failed',
    'processing>processing',
    'processing>ready',
    'processing>failed',
    'processing>quarantined',
    'processing>pending',
    'failed>pending',
    'failed>failed',
    ...['pending', 'uploading', 'processing', 'ready', 'failed', 'quarantined'].map((status) => `${status}>deleted`),
  ];

  test('0.21 of all 49 transitions only the legal ones are possible', () => {
    const possible = MEDIA_STATUSES.flatMap((from) => MEDIA_STATUSES.filter((to) => mayBecome(from, to)).map((to) => `${from}>${to}`));
    expect(possible.sort()).toEqual(legal.sort());
  });

  test('0.21 no way through the states makes ready what was not in processing right before', () => {
    const walk = fc.array(fc.constantFrom(...MEDIA_STATUSES), { maxLength: 30 });
    fc.assert(
      fc.property(walk, (steps) => {
        let status: MediaStatus = 'pending';
        for (const next of steps) {
          if (!mayBecome(status, next)) continue;
          if (next === 'ready') expect(status).toBe('processing');
          status = next;
        }
      }),
    );
  });

  test('0.20 the quota counts what the storage holds or was promised, and nothing that is lost', () => {
    const charged = (uploadOffset: number) => MEDIA_STATUSES.filter((status) => chargedBytes({ ...media, status, uploadOffset }) > 0);
    expect(charged(0)).toEqual(['pending', 'uploading', 'processing', 'ready', 'deleted']);
    expect(charged(10)).toEqual(MEDIA_STATUSES);
  });

  test('0.21 only what failed with all its bytes can be tried again, and what stalled', () => {
    expect(isRetryable(media, now)).toBe(true);
    expect(isRetryable({ ...media, uploadOffset: 0 }, now)).toBe(false);
    expect(isRetryable({ ...media, deletedAt: now }, now)).toBe(false);
    expect(isRetryable({ ...media, status: 'ready' }, now)).toBe(false);
    expect(isRetryable({ ...media, status: 'processing' }, now)).toBe(false);
    expect(isRetryable({ ...media, status: 'processing', updatedAt: new Date('2026-11-21T10:59:59Z') }, now)).toBe(true);
  });

  test.each([
    ['a.jpg', undefined, 'image/jpeg'],
    ['a.JPEG', 'image/jpeg', 'image/jpeg'],
    ['a.png', 'IMAGE/PNG', 'image/png'],
    ['a.tar.webp', undefined, 'image/webp'],
    ['a.avif', undefined, 'image/avif'],
    ['a.jpg', 'image/png', undefined],
    ['a.jpg', 'text/html', undefined],
    ['a.jpg', '', undefined],
    ['a.MOV', 'video/quicktime', 'video/quicktime'],
    ['a.opus', 'audio/opus', 'audio/ogg'],
    ['a.mp3', 'audio/mp3', 'audio/mpeg'],
    ['a.pdf', 'application/pdf', 'application/pdf'],
    ['a.txt', 'text/html', undefined],
    ['a.html', undefined, undefined],
    ['a.docm', undefined, undefined],
    ['a.docx', undefined, undefined],
    ['a.m3u8', undefined, undefined],
    ['a.svg', undefined, undefined],
    ['a.php', 'image/jpeg', undefined],
    ['a.jpg.php', undefined, undefined],
    ['a.jpg ', undefined, undefined],
    ['a.gif', undefined, undefined],
    ['jpg', undefined, undefined],
    ['', undefined, undefined],
  ])('E7 a file named %j and declared as %j is taken for %s', (name, mimeType, expected) => {
    expect(claimedType(name, mimeType)?.mimeType).toBe(expected);
  });

  test.each([
    ['../../etc/passwd.jpg', 'passwd.jpg'],
    ['C:\\photos\\room.jpg', 'room.jpg'],
    ['a\u0000b\u0007.jpg', 'ab.jpg'],
    ['exe.\u202Egnp.jpg', 'exe.gnp.jpg'],
    [' .htaccess', 'htaccess'],
    ['…', '…'],
    ['..', ''],
    ['\u200B', ''],
    ['Rathaussaal – Süd 360°.jpg', 'Rathaussaal – Süd 360°.jpg'],
  ])('E11 the name %j becomes %j', (name, expected) => {
    expect(cleanFileName(name)).toBe(expected);
  });

  test('E11 no name keeps a way out of its folder', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (name) => {
        expect(cleanFileName(`../${name}\\..\u0000`)).not.toMatch(/[/\\\0]|^\.\.?$/);
      }),
    );
  });

  test('0.21 the log keeps its newest entries', () => {
    const entries = Array.from({ length: MAX_LOG + 5 }, (_, index) => ({ at: now, step: 'x', ms: index, message: '' }));
    const log = appendLog(entries.slice(0, 50), entries.slice(50));
    expect(log).toHaveLength(MAX_LOG);
    expect(log.at(-1)?.ms).toBe(MAX_LOG + 4);
  });
});
