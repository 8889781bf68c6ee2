import type { Context } from '@belvedere/kernel';
import { newDataKey, unwrapDataKey, type DataKey } from '@belvedere/kernel/crypto';
import { findWrapped, insertWrapped, type KeyOwner } from './table.ts';

export type KeyCall = Pick<Context, 'tx'> & { services: Pick<Context['services'], 'keyring'> };

/** The key of a person or a tenant, made when there is none yet: of two who make one at once, both get the first. */
export async function dataKeyOf({ tx, services: { keyring } }: KeyCall, owner: KeyOwner): Promise<DataKey> {
  const name = wrappedFor(owner);
  const wrapped = (await findWrapped(tx, owner)) ?? (await insertWrapped(tx, owner, newDataKey(keyring, name).wrapped));
  return unwrapDataKey(keyring, name, wrapped);
}

/** The key if there is one: none means that what it protected is gone for good. */
export async function findDataKey({ tx, services: { keyring } }: KeyCall, owner: KeyOwner): Promise<DataKey | undefined> {
  const wrapped = await findWrapped(tx, owner);
  return wrapped && unwrapDataKey(keyring, wrappedFor(owner), wrapped);
}

/** What a wrapped key is bound to: it opens for nobody else. */
export function wrappedFor({ kind, id }: KeyOwner): string {
  return `${kind}:${id}`;
}
