import { createHash, webcrypto } from 'node:crypto';
import { newId } from '@belvedere/kernel/core';
import { expect, test } from 'vitest';
import { isGenuine, newKeyPair, readTicket, signTicket } from './ticket.ts';

const key = newKeyPair();
const claims = { eventId: newId(), entryId: newId(), issue: 1_796_000_000 };
const ticket = signTicket(key, claims);

test('a ticket says event, entry and issue, and is short enough for a code that is read from a phone', () => {
  expect(readTicket(ticket)).toMatchObject({ ...claims, keyId: key.keyId });
  expect(ticket).toHaveLength(148);
  expect(signTicket(key, claims)).toBe(ticket);
});

test('a device verifies a ticket with WebCrypto and the public key alone, as it is documented', async () => {
  const bytes = Buffer.from(ticket.slice(4), 'base64url');
  const publicKey = await webcrypto.subtle.importKey('raw', Buffer.from(key.publicKey, 'base64url'), 'Ed25519', false, ['verify']);
  const check = (signed: Uint8Array<ArrayBuffer>) => webcrypto.subtle.verify('Ed25519', publicKey, bytes.subarray(44), signed);
  expect(await check(bytes.subarray(0, 44))).toBe(true);
  expect(bytes.subarray(0, 8)).toEqual(createHash('sha256').update(Buffer.from(key.publicKey, 'base64url')).digest().subarray(0, 8));
  const other = Uint8Array.from(bytes.subarray(0, 44));
  other[30]! ^= 1;
  expect(await check(other)).toBe(false);
});

test('no letter of a ticket can be changed, and nothing but a ticket is read as one', () => {
  const read = readTicket(ticket)!;
  expect(isGenuine(read, key.publicKey)).toBe(true);
  expect(isGenuine(read, newKeyPair().publicKey)).toBe(false);
  for (let at = 4; at < ticket.length; at++) {
    const forged = ticket.slice(0, at) + (ticket[at] === 'A' ? 'B' : 'A') + ticket.slice(at + 1);
    const found = readTicket(forged);
    expect(found && isGenuine(found, key.publicKey), `letter ${at}`).toBe(false);
  }
  for (const text of ['', 'BT1.', ticket.slice(0, -1), `${ticket}A`, ticket.replace('BT1', 'BT2'), 'https://belvedere.example'])
    expect(readTicket(text), text).toBeUndefined();
});
