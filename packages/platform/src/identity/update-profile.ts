import { callerId, type Call } from '@belvedere/kernel';
import { fail } from '@belvedere/kernel/core';
import { identityErrors } from './errors.ts';
import { getMe } from './get-me.ts';
import type { UpdateProfileInput, UserView } from './schemas.ts';
import { isUsernameFree, updateProfileRow } from './table.ts';

export async function updateProfile({ ctx, input }: Call<UpdateProfileInput>): Promise<UserView> {
  const userId = callerId(ctx);
  if (input.username && !(await isUsernameFree(ctx.tx, input.username, userId))) fail(identityErrors.username_taken);
  await updateProfileRow(ctx.tx, userId, input);
  // Names of people don't go into a log that is never erased: which fields changed is enough.
  ctx.changed({ after: { fields: Object.keys(input).sort() } });
  return getMe({ ctx, input });
}
