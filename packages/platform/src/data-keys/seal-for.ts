import { openSealed, seal, type SealedPlace } from '@belvedere/kernel/crypto';
import { dataKeyOf, findDataKey, type KeyCall } from './data-key-of.ts';
import type { KeyOwner } from './table.ts';

export interface Sealing {
  /** Whose key: when it is destroyed, the value is gone. */
  owner: KeyOwner;
  /** The one cell in which the value opens. */
  place: SealedPlace;
}

/** Encrypts a text for one cell with the key of a person or a tenant. */
export async function sealFor(ctx: KeyCall, { owner, place }: Sealing, text: string): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(seal(await dataKeyOf(ctx, owner), place, text));
}

/** The text again, or `undefined` once its owner was erased. A value that was moved or touched fails. */
export async function openFor(ctx: KeyCall, { owner, place }: Sealing, sealed: Uint8Array): Promise<string | undefined> {
  const key = await findDataKey(ctx, owner);
  return key && openSealed(key, place, sealed);
}
