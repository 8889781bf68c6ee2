import { expect, test } from 'vitest';
import { isUnderWay, purposeOf } from './kinds.ts';

test('a file is for what the browser says it is, and else a document', () => {
  const purposes = ['image/webp', 'video/mp4', 'audio/mpeg', 'application/pdf', ''].map((type) => purposeOf({ type }));
  expect(purposes).toEqual(['image', 'video', 'audio', 'document', 'document']);
});

test('a file is looked at again until it is ready or not to be helped', () => {
  const states = ['pending', 'uploading', 'processing', 'ready', 'failed', 'quarantined', 'deleted'] as const;
  expect(states.filter((status) => isUnderWay({ status }))).toEqual(['pending', 'uploading', 'processing']);
});
