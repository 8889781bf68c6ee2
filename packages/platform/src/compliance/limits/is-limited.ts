import type { Context } from '@belvedere/kernel';
import { findLimits, isAddressLimited } from './table.ts';

/** Whether this person's data may be used only for what is necessary. Ask before measuring them and before any letter that may be left out. */
export async function isLimited({ tx }: Pick<Context, 'tx'>, person: { userId: string } | { email: string }): Promise<boolean> {
  if ('email' in person) return isAddressLimited(tx, person.email);
  const { restrictedAt, objectedAt } = await findLimits(tx, person.userId);
  return restrictedAt !== null || objectedAt !== null;
}
