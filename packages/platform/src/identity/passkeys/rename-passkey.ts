import { callerId, type Call } from '@belvedere/kernel';
import { fail } from '@belvedere/kernel/core';
import { identityErrors } from '../errors.ts';
import type { Done, RenamePasskeyInput } from '../schemas.ts';
import { renamePasskeyRow } from './table.ts';

export async function renamePasskey({ ctx, input }: Call<RenamePasskeyInput>): Promise<Done> {
  if (!(await renamePasskeyRow(ctx.tx, { ...input, userId: callerId(ctx) }))) fail(identityErrors.passkey_not_found);
  return { status: 'done' };
}
