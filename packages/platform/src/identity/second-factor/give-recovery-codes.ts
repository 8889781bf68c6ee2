import type { Context } from '@belvedere/kernel';
import { newId } from '@belvedere/kernel/core';
import { hashRecoveryCode, newRecoveryCodes } from './recovery-codes.ts';
import { replaceRecoveryCodes } from './table.ts';

/** New codes in place of all old ones; they are shown now and never again. */
export async function giveRecoveryCodes({ tx, now }: Pick<Context, 'tx' | 'now'>, userId: string): Promise<string[]> {
  const codes = newRecoveryCodes();
  const rows = codes.map((code) => ({ id: newId(), codeHash: hashRecoveryCode(userId, code), createdAt: now }));
  await replaceRecoveryCodes(tx, userId, rows);
  return codes;
}
