import { newId } from '@belvedere/kernel';
import { expect, test } from 'vitest';
import { fileIdsIn, withFiles } from './contents.ts';

test('0.6 files are found and changed wherever a draft names them: in rows, in contents, and in the tour itself', () => {
  const [patch, panorama, picture, former, other] = [newId(), newId(), newId(), newId(), newId()];
  const snapshot = {
    tour: { title: patch, nadir_media_id: patch },
    parts: {
      scenes: [{ id: other, panorama_media_id: panorama }],
      hotspots: [{ id: other, content: { type: 'gallery', images: [{ mediaId: picture, alt: 'A' }] } }],
    },
  };
  expect(new Set(fileIdsIn(snapshot))).toEqual(new Set([patch, panorama, picture]));
  expect(withFiles(snapshot, new Map([[patch, former]]))).toEqual({ ...snapshot, tour: { title: patch, nadir_media_id: former } });
  expect(withFiles(snapshot, new Map([[picture, former]])).parts['hotspots']).toEqual([
    { id: other, content: { type: 'gallery', images: [{ mediaId: former, alt: 'A' }] } },
  ]);
});
