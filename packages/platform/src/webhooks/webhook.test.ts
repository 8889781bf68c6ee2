import { withLoopback } from '@belvedere/kernel/fetch';
import { Webhook } from 'standardwebhooks';
import { createPublicKey, verify } from 'node:crypto';
import { expect, test } from 'vitest';
import { newSigningSecret, signatures } from './sign.ts';
import { excerptOf, isWebhookAddress } from './webhook.ts';

const vector = { id: 'msg_p5jXN8AQM9LWM0D4loKWxJek', timestamp: 1614265330, body: '{"test": 2432232314}' };

test('W1 the vector of Standard Webhooks is signed to the letter', () => {
  expect(signatures(['whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'], vector)).toBe('v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=');
});

test('W1 a thousand secrets: each its own, 256 bits, and the reference library verifies what they sign', () => {
  const secrets = Array.from({ length: 1_000 }, () => newSigningSecret('v1').secret);
  expect(new Set(secrets).size).toBe(1_000);
  const timestamp = Math.floor(Date.now() / 1000);
  for (const secret of secrets) {
    const message = { id: 'msg_1', timestamp, body: '{"a":1}' };
    expect(Buffer.from(secret.slice(6), 'base64')).toHaveLength(32);
    const headers = { 'webhook-id': 'msg_1', 'webhook-timestamp': String(timestamp), 'webhook-signature': signatures([secret], message) };
    expect(new Webhook(secret).verify(message.body, headers)).toEqual({ a: 1 });
  }
});

test('W1 v1a is Ed25519 over the same text, verified with the public key alone', () => {
  const { secret, publicKey } = newSigningSecret('v1a');
  const signature = signatures([secret], vector);
  const x = Buffer.from(publicKey!.slice(5), 'base64').toString('base64url');
  const key = createPublicKey({ format: 'jwk', key: { kty: 'OKP', crv: 'Ed25519', x } });
  const content = Buffer.from(`${vector.id}.${vector.timestamp}.${vector.body}`);
  expect(signature).toMatch(/^v1a,[\w+/]{86}==$/);
  expect(verify(null, content, key, Buffer.from(signature.slice(4), 'base64'))).toBe(true);
});

test('E10 a webhook is a public https address, and nothing else that can be told by looking', () => {
  const good = ['https://partner.example/hook', 'https://partner.example:443/hook?a=1', 'https://93.184.215.14/'];
  const bad = [
    'http://partner.example/',
    'https://partner.example:8443/',
    'https://user:pw@partner.example/',
    'https://127.0.0.1/',
    'https://[::1]/',
    'https://169.254.169.254/latest',
    'https://0x7f000001/',
    'https://2130706433/',
    'https://localhost/',
    'https://db.internal/',
    'https://printer.local/',
    'https://host/',
    'https://partner.example/#a',
    'ftp://partner.example/',
    'javascript:alert(1)',
    'x',
  ];
  expect(good.filter((url) => !isWebhookAddress(url, undefined))).toEqual([]);
  expect(bad.filter((url) => isWebhookAddress(url, undefined))).toEqual([]);
  const loopback = withLoopback([4001]);
  expect([isWebhookAddress('http://127.0.0.1:4001/', loopback), isWebhookAddress('http://127.0.0.1:4002/', loopback)]).toEqual([
    true,
    false,
  ]);
  expect(isWebhookAddress('http://10.0.0.1/', loopback)).toBe(false);
});

test('I10 the log keeps how an answer begins, without what looks like a secret', () => {
  const text = excerptOf(
    'ok\u0000 whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw Bearer abcdefgh12345678 eyJhbGciOiJIUzI1NiJ9.e30.x bv_live_abcdefghijk',
  );
  expect(text).toBe('ok  [removed] [removed] [removed] [removed]');
  expect([excerptOf(''), excerptOf('x'.repeat(9_000))?.length]).toEqual([null, 500]);
});
