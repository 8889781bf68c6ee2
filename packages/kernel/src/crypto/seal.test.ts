import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createKeyring, newDataKey, rewrapDataKey, unwrapDataKey } from './keyring.ts';
import { openSealed, seal, type SealedPlace } from './seal.ts';

const first = randomBytes(32);
const keyring = createKeyring({ 1: first });
const place: SealedPlace = { tenantId: 't1', table: 'integrations', column: 'token', rowId: 'r1' };
const sealedError = expect.objectContaining({ code: 'crypto.sealed' });

describe('envelope encryption', () => {
  test('S7 what was sealed opens in its place, and looks different each time', () => {
    const { dataKey } = newDataKey(keyring, 't1');
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(openSealed(dataKey, place, seal(dataKey, place, text))).toBe(text);
      }),
    );
    const sealed = Array.from({ length: 100 }, () => seal(dataKey, place, 'CANARY'));
    expect(new Set(sealed.map((bytes) => bytes.toString('hex'))).size).toBe(100);
    expect(Buffer.concat(sealed).includes('CANARY')).toBe(false);
  });

  test('S7 1,000 swapped ciphertexts give 1,000 failures', () => {
    const keys = ['t1', 't2'].map((owner) => newDataKey(keyring, owner).dataKey);
    const cells = keys.flatMap((dataKey, tenant) =>
      ['users', 'integrations'].flatMap((table) =>
        ['email', 'token'].flatMap((column) =>
          Array.from({ length: 8 }, (_, row) => {
            const cell = { tenantId: `t${tenant + 1}`, table, column, rowId: `r${row}` };
            return { dataKey, cell, sealed: seal(dataKey, cell, `${tenant}`) };
          }),
        ),
      ),
    );
    const pairs = cells.flatMap((here) => cells.filter((there) => there !== here).map((there) => [here, there] as const));
    const swapped = pairs.filter((_, index) => index % 4 === 0).slice(0, 1_000);
    expect(swapped).toHaveLength(1_000);
    for (const [here, there] of swapped) {
      expect(() => openSealed(here.dataKey, here.cell, there.sealed)).toThrow(sealedError);
      expect(() => openSealed(there.dataKey, here.cell, there.sealed)).toThrow(sealedError);
    }
  });

  test('S7 two places that read the same when joined are different places', () => {
    const { dataKey } = newDataKey(keyring, 't1');
    const sealed = seal(dataKey, { ...place, table: 'a|b', column: 'c' }, 'x');
    expect(() => openSealed(dataKey, { ...place, table: 'a', column: 'b|c' }, sealed)).toThrow(sealedError);
  });

  test('S7 no changed, cut or lengthened byte goes unnoticed', () => {
    const { dataKey } = newDataKey(keyring, 't1');
    const sealed = seal(dataKey, place, 'a secret');
    for (let at = 0; at < sealed.length; at += 1) {
      const touched = Buffer.from(sealed);
      touched.writeUInt8(touched.readUInt8(at) ^ 1, at);
      expect(() => openSealed(dataKey, place, touched)).toThrow(expect.objectContaining({ status: 500 }));
      expect(() => openSealed(dataKey, place, sealed.subarray(0, at))).toThrow(expect.objectContaining({ status: 500 }));
    }
    expect(() => openSealed(dataKey, place, Buffer.concat([sealed, Buffer.alloc(1)]))).toThrow(sealedError);
  });

  test('S7 keys are replaced without touching a value; an old key is needed only until then', () => {
    const { dataKey, wrapped } = newDataKey(keyring, 't1');
    const sealed = seal(dataKey, place, 'kept');
    const both = createKeyring({ 1: first, 2: randomBytes(32) });
    expect(openSealed(unwrapDataKey(both, 't1', wrapped), place, sealed)).toBe('kept');
    const rewrapped = rewrapDataKey(both, 't1', wrapped);
    expect(rewrapped && openSealed(unwrapDataKey(both, 't1', rewrapped), place, sealed)).toBe('kept');
    expect(rewrapped && rewrapDataKey(both, 't1', rewrapped)).toBeUndefined();
    expect(() => unwrapDataKey(keyring, 't1', rewrapped ?? wrapped)).toThrow(expect.objectContaining({ code: 'crypto.unknown_key' }));
  });

  test('S7 a wrapped key opens for its owner and its ring only', () => {
    const { wrapped, dataKey } = newDataKey(keyring, 't1');
    expect(unwrapDataKey(keyring, 't1', wrapped).key.equals(dataKey.key)).toBe(true);
    expect(wrapped.includes(dataKey.key.export())).toBe(false);
    expect(() => unwrapDataKey(keyring, 't2', wrapped)).toThrow(sealedError);
    expect(() => unwrapDataKey(createKeyring({ 1: randomBytes(32) }), 't1', wrapped)).toThrow(sealedError);
    expect(() => unwrapDataKey(keyring, 't1', Buffer.alloc(0))).toThrow(sealedError);
  });

  test('S7 a value of a replaced data key asks for that key', () => {
    const old = newDataKey(keyring, 't1', 1).dataKey;
    const next = newDataKey(keyring, 't1', 2).dataKey;
    expect(() => openSealed(next, place, seal(old, place, 'x'))).toThrow(expect.objectContaining({ code: 'crypto.unknown_key' }));
  });

  test('S7 a weak ring is refused at once', () => {
    for (const keys of [{}, { 1: randomBytes(16) }, { 0: first }, { 256: first }, { 1.5: first }])
      expect(() => createKeyring(keys)).toThrow(RangeError);
  });
});
