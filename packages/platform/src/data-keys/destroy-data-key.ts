import type { Context } from '@belvedere/kernel';
import { deleteWrapped, type KeyOwner } from './table.ts';

/** Makes everything unreadable that was sealed for this owner, wherever it stands, and for ever. @returns whether there was a key. */
export function destroyDataKey({ tx }: Pick<Context, 'tx'>, owner: KeyOwner): Promise<boolean> {
  return deleteWrapped(tx, owner);
}
