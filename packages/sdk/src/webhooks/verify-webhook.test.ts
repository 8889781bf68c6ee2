import { createHmac } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import { expect, test } from 'vitest';
import { verifyWebhook, WebhookError } from './verify-webhook.ts';

const SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
const vector = {
  id: 'msg_p5jXN8AQM9LWM0D4loKWxJek',
  timestamp: 1614265330,
  body: '{"test": 2432232314}',
  signature: 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
};
const at = new Date(vector.timestamp * 1000);
const event = JSON.stringify({ type: 'tours.published', timestamp: '2026-11-28T10:00:00.000Z', data: { tourId: 't', slug: 'palace' } });

function signed(body = event, changes: { id?: string; timestamp?: number; secret?: string } = {}) {
  const { id = 'msg_1', timestamp = vector.timestamp, secret = SECRET } = changes;
  const signature = new Webhook(secret).sign(id, new Date(timestamp * 1000), body);
  return { 'webhook-id': id, 'webhook-timestamp': String(timestamp), 'webhook-signature': signature };
}
const verify = (headers: Record<string, string>, body: string | Uint8Array = event, secret = SECRET) =>
  verifyWebhook(body, headers, secret, { now: at });

test('W1 the vector of Standard Webhooks is reproduced; its body is no event of ours and is refused for that', async () => {
  const content = `${vector.id}.${vector.timestamp}.${vector.body}`;
  const key = Buffer.from(SECRET.slice(6), 'base64');
  expect(`v1,${createHmac('sha256', key).update(content).digest('base64')}`).toBe(vector.signature);
  const headers = { 'webhook-id': vector.id, 'webhook-timestamp': String(vector.timestamp), 'webhook-signature': vector.signature };
  await expect(verify(headers, vector.body)).rejects.toThrow('The body is no event.');
});

test('W1 what the reference library signs is verified, with and without the prefix, from text and from bytes', async () => {
  expect(await verify(signed())).toEqual({
    type: 'tours.published',
    timestamp: new Date('2026-11-28T10:00:00Z'),
    data: { tourId: 't', slug: 'palace' },
  });
  expect((await verify(signed(), new TextEncoder().encode(event))).type).toBe('tours.published');
  expect((await verify(signed(), event, SECRET.slice(6))).type).toBe('tours.published');
  expect((await verifyWebhook(event, new Headers(signed()), SECRET, { now: at })).type).toBe('tours.published');
});

const one = signed()['webhook-signature'];
test.for<[string, Record<string, string>]>([
  ['no headers', {}],
  ['no id', { ...signed(), 'webhook-id': '' }],
  ['another id', { ...signed(), 'webhook-id': 'msg_2' }],
  ['another time', { ...signed(), 'webhook-timestamp': String(vector.timestamp + 1) }],
  ['a time that is none', { ...signed(), 'webhook-timestamp': 'now' }],
  ['too old', signed(event, { timestamp: vector.timestamp - 301 })],
  ['of a time to come', signed(event, { timestamp: vector.timestamp + 301 })],
  ['another secret', signed(event, { secret: 'whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA' })],
  ['an empty signature', { ...signed(), 'webhook-signature': '' }],
  ['no version', { ...signed(), 'webhook-signature': one.slice(3) }],
  ['another version', { ...signed(), 'webhook-signature': one.replace('v1,', 'v2,') }],
  ['half a signature', { ...signed(), 'webhook-signature': one.slice(0, 20) }],
  ['no base64', { ...signed(), 'webhook-signature': 'v1,!!!' }],
])('W1 %s is refused', async ([, headers]) => {
  await expect(verify(headers)).rejects.toThrow(WebhookError);
});

test('W1 a changed body is refused; of several signatures one that fits is enough, which is how secrets are rotated', async () => {
  await expect(verify(signed(), event.replace('palace', 'place'))).rejects.toThrow('No signature fits.');
  const old = signed(event, { secret: 'whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA' })['webhook-signature'];
  const both = `v1,Ceo5qEr07ixe2NLpvHk3FH9bwy/WavXrAFQ/9tdO6mc= v2,xx ${old} ${one}`;
  expect((await verify({ ...signed(), 'webhook-signature': both })).type).toBe('tours.published');
  await expect(verify(signed(), event, 'secret')).rejects.toThrow(TypeError);
});
