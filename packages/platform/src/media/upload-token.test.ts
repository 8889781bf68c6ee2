import { randomBytes } from 'node:crypto';
import { createTestClock, DAY, newId } from '@belvedere/kernel';
import { isSignedUrl } from '@belvedere/kernel/crypto';
import { describe, expect, test } from 'vitest';
import { signMediaUrl } from './sign-media-url.ts';
import { tenantOfUpload, uploadToken } from './upload-token.ts';

const clock = createTestClock('2026-11-21T12:20:00Z');
const services = { signingKey: randomBytes(32), clock };
const [tenantId, mediaId] = [newId(), newId()];

describe('signed access to media', () => {
  test('0.20 an upload token says whose file it is, for this file alone', () => {
    const token = uploadToken(services, { tenantId, mediaId }, clock.now());
    expect(tenantOfUpload(services, mediaId, token)).toBe(tenantId);
    expect(tenantOfUpload(services, newId(), token)).toBeUndefined();
    expect(tenantOfUpload({ ...services, signingKey: randomBytes(32) }, mediaId, token)).toBeUndefined();
    for (const text of ['', 'x', `${token}x`, token.slice(1)]) expect(tenantOfUpload(services, mediaId, text)).toBeUndefined();
    const later = createTestClock(new Date(clock.now().getTime() + 8 * DAY));
    expect(tenantOfUpload({ ...services, clock: later }, mediaId, token)).toBeUndefined();
  });

  test('0.22 a signed address is the same for an hour and good for one more', () => {
    const at = (time: string) => signMediaUrl({ ...services, clock: createTestClock(time) }, { tenantId, mediaId, variant: 'thumbnail' });
    const { url, expiresAt } = at('2026-11-21T12:00:00Z');
    expect(at('2026-11-21T12:59:59Z').url).toBe(url);
    expect(at('2026-11-21T13:00:00Z').url).not.toBe(url);
    expect(expiresAt).toEqual(new Date('2026-11-21T14:00:00Z'));
    expect(isSignedUrl([services.signingKey], url, clock)).toBe(true);
    const changed = [
      ['thumbnail', 'original'],
      [tenantId, newId()],
      [mediaId, newId()],
      ['exp=', 'exp=9'],
      ['?', '?x=1&'],
    ] as const;
    for (const [from, to] of changed) expect(isSignedUrl([services.signingKey], url.replace(from, to), clock)).toBe(false);
    expect(isSignedUrl([services.signingKey], url, createTestClock(expiresAt))).toBe(false);
  });
});
