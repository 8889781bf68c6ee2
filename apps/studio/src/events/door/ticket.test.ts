import { generateKeyPairSync, sign } from 'node:crypto';
import { expect, test } from 'vitest';
import { isGenuine, readTicket } from './ticket.ts';

const pair = generateKeyPairSync('ed25519');
const { x: publicKey = '' } = pair.publicKey.export({ format: 'jwk' });
const ids = { eventId: '0198aaaa-0000-7000-8000-000000000001', entryId: '0198bbbb-0000-7000-8000-0000000000fe' };

/** As the server signs them (ADR 0705). */
function ticketText(issue = 1_764_500_000): string {
  const bytes = (id: string) => Buffer.from(id.replaceAll('-', ''), 'hex');
  const signed = Buffer.concat([Buffer.from('key-id-8'), bytes(ids.eventId), bytes(ids.entryId), Buffer.alloc(4)]);
  signed.writeUInt32BE(issue, 40);
  return `BT1.${Buffer.concat([signed, sign(null, signed, pair.privateKey)]).toString('base64url')}`;
}

test('a ticket says what the server wrote into it, and is verified without the server', async () => {
  const ticket = readTicket(` ${ticketText()}\n`)!;
  expect(ticket).toMatchObject({ ...ids, issue: 1_764_500_000, keyId: Buffer.from('key-id-8').toString('base64url') });
  expect(await isGenuine(ticket, publicKey)).toBe(true);
  const { x: other = '' } = generateKeyPairSync('ed25519').publicKey.export({ format: 'jwk' });
  expect(await isGenuine(ticket, other)).toBe(false);
});

test('no letter of a ticket can be another one, and other texts are none', async () => {
  const text = ticketText();
  for (let at = 4; at < text.length; at += 7) {
    const changed = text.slice(0, at) + (text[at] === 'A' ? 'B' : 'A') + text.slice(at + 1);
    const ticket = readTicket(changed);
    expect(ticket !== undefined && (await isGenuine(ticket, publicKey))).toBe(false);
  }
  for (const none of ['', 'https://museum.example', text.slice(0, -1), `${text}A`, text.replace('BT1', 'BT2')])
    expect(readTicket(none)).toBeUndefined();
});
