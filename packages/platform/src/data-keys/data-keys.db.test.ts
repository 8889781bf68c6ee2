import { PLATFORM_TENANT_ID, type Transaction } from '@belvedere/db';
import { newId } from '@belvedere/kernel/core';
import { createKeyring } from '@belvedere/kernel/crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createPlatformWorld, type PlatformWorld } from '../testing/platform-world.ts';
import { destroyDataKey } from './destroy-data-key.ts';
import { rewrapDataKeys } from './rewrap-data-keys.ts';
import { openFor, sealFor } from './seal-for.ts';

const OLD = new Uint8Array(32).fill(8);
const NEW = new Uint8Array(32).fill(9);

let world: PlatformWorld;
beforeAll(async () => {
  world = await createPlatformWorld();
});
afterAll(() => world.close());

const work = <T>(run: (tx: Transaction) => Promise<T>) => world.inTenant(PLATFORM_TENANT_ID, run);
const placeOf = (rowId: string) => ({ tenantId: PLATFORM_TENANT_ID, table: 'things', column: 'secret', rowId });
const personOf = (id: string) => ({ kind: 'person' as const, id });

test('S7 G3 a value opens in its cell for its owner, and nowhere once the key of the owner is destroyed', async () => {
  const { services } = world;
  const [mine, theirs] = [personOf(newId()), personOf(newId())];
  const sealing = { owner: mine, place: placeOf('a') };
  const sealed = await work((tx) => sealFor({ tx, services }, sealing, 'a phone number'));
  await work((tx) => sealFor({ tx, services }, { ...sealing, owner: theirs }, 'another'));
  const open = (changes: Partial<typeof sealing> = {}) => work((tx) => openFor({ tx, services }, { ...sealing, ...changes }, sealed));
  expect(await open()).toBe('a phone number');
  await expect(open({ place: placeOf('b') })).rejects.toMatchObject({ code: 'crypto.sealed' });
  await expect(open({ owner: theirs })).rejects.toMatchObject({ code: 'crypto.sealed' });
  expect(await work((tx) => destroyDataKey({ tx }, mine))).toBe(true);
  expect(await open()).toBeUndefined();
  expect(await work((tx) => destroyDataKey({ tx }, mine))).toBe(false);
});

test('S7 a thousand values that were moved to another row do not open, not one', async () => {
  const { services } = world;
  const owner = personOf(newId());
  let opened = 0;
  await work(async (tx) => {
    for (let n = 0; n < 1_000; n++) {
      const sealed = await sealFor({ tx, services }, { owner, place: placeOf(`row ${n}`) }, 'x');
      const moved = openFor({ tx, services }, { owner, place: placeOf(`row ${n + 1}`) }, sealed);
      opened += await moved.then(
        () => 1,
        () => 0,
      );
    }
  });
  expect(opened).toBe(0);
});

test('S7 of twenty that make the first key of an owner at once, all seal with the same', async () => {
  const { services } = world;
  const sealing = { owner: personOf(newId()), place: placeOf('race') };
  const sealed = await Promise.all(Array.from({ length: 20 }, (_, n) => work((tx) => sealFor({ tx, services }, sealing, String(n)))));
  const opened = await work(async (tx) => {
    const texts: (string | undefined)[] = [];
    for (const each of sealed) texts.push(await openFor({ tx, services }, sealing, each));
    return texts;
  });
  expect(opened).toEqual(sealed.map((_, n) => String(n)));
});

test('S7 every key is wrapped anew while people seal and open, without one error, and then the old wrapping key is not needed', async () => {
  const before = world.services;
  const owners = Array.from({ length: 450 }, () => personOf(newId()));
  const sealed = await work(async (tx) => {
    const values: Uint8Array[] = [];
    for (const owner of owners) values.push(await sealFor({ tx, services: before }, { owner, place: placeOf(owner.id) }, owner.id));
    return values;
  });

  const during = { ...before, keyring: createKeyring({ 1: OLD, 2: NEW }) };
  const rewrapping = { isDone: false };
  let calls = 0;
  const load = Array.from({ length: 4 }, async (_, worker) => {
    for (let n = worker; !rewrapping.isDone || n < 40; n += 4) {
      const owner = owners[n % owners.length]!;
      const place = placeOf(owner.id);
      const text = await work((tx) => openFor({ tx, services: during }, { owner, place }, sealed[n % owners.length]!));
      expect(text).toBe(owner.id);
      await work((tx) => sealFor({ tx, services: during }, { owner: personOf(newId()), place }, 'new'));
      calls += 2;
    }
  });
  const first = await rewrapDataKeys(during);
  rewrapping.isDone = true;
  await Promise.all(load);
  expect(first.rewrapped).toBeGreaterThanOrEqual(450);
  expect(calls).toBeGreaterThan(0);
  expect((await rewrapDataKeys(during)).rewrapped).toBe(0);

  const after = { ...before, keyring: createKeyring({ 2: NEW }) };
  for (const [n, owner] of owners.entries())
    expect(await work((tx) => openFor({ tx, services: after }, { owner, place: placeOf(owner.id) }, sealed[n]!))).toBe(owner.id);
});
