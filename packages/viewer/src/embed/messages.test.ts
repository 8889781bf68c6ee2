import { expect, test } from 'vitest';
import { PROTOCOL, readFrameMessage, readHostMessage } from './messages.ts';

const nonce = '0123456789abcdef0123456789abcdef';
const wrap = (message: object) => ({ protocol: PROTOCOL, nonce, ...message });

test('E4 known messages are taken as they are', () => {
  for (const message of [
    { type: 'hello' },
    { type: 'goTo', scene: 'hall' },
    { type: 'lookAt', yaw: 1, pitch: 2, zoom: 1 },
    { type: 'setLanguage', language: 'de' },
  ])
    expect(readHostMessage(wrap(message))).toEqual(wrap(message));
  for (const message of [
    { type: 'welcome' },
    { type: 'hotspot', id: 'x', kind: 'info', open: true },
    { type: 'share', scene: 'x', via: 'copy' },
    { type: 'error', code: 'x' },
  ])
    expect(readFrameMessage(wrap(message))).toEqual(wrap(message));
});

test('E4 anything else is not', () => {
  const wrong: unknown[] = [
    null, undefined, 0, 'goTo', [], {},
    wrap({}),
    wrap({ type: 'hotspot' }),
    wrap({ type: '__proto__' }),
    wrap({ type: 'toString' }),
    wrap({ type: 'goTo' }),
    wrap({ type: 'goTo', scene: 1 }),
    wrap({ type: 'goTo', scene: 'x'.repeat(101) }),
    wrap({ type: 'goTo', scene: 'x', more: 1 }),
    wrap({ type: 'lookAt', yaw: Number.NaN, pitch: 0, zoom: 1 }),
    wrap({ type: 'lookAt', yaw: '1', pitch: 0, zoom: 1 }),
    { ...wrap({ type: 'hello' }), nonce: 'short' },
    { ...wrap({ type: 'hello' }), nonce: [nonce] },
    { ...wrap({ type: 'hello' }), protocol: 'belvedere/2' },
    Object.create(wrap({ type: 'hello' })),
    JSON.parse(`{"protocol":"${PROTOCOL}","nonce":"${nonce}","type":"goTo","__proto__":{"scene":"hall"}}`),
  ]; // prettier-ignore
  for (const value of wrong) expect(readHostMessage(value), JSON.stringify(value)).toBeNull();
});
