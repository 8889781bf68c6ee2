import { callerId, type Call } from '@belvedere/kernel';
import { fail } from '@belvedere/kernel/core';
import { identityErrors } from '../errors.ts';
import type { Done, UserRef } from '../schemas.ts';
import { endSessions } from '../sessions/session-service.ts';
import { suspendRow } from './table.ts';

/** Every sign-in ends at once, and keys that the person made open nothing from the next call on (0.3). */
export async function suspendUser({ ctx, input }: Call<UserRef>): Promise<Done> {
  if (input.person === callerId(ctx)) fail(identityErrors.not_yourself);
  if (!(await suspendRow(ctx.tx, input.person))) fail(identityErrors.user_not_found);
  await endSessions(ctx, input.person);
  ctx.changed({ after: { userId: input.person, status: 'suspended' } });
  return { status: 'done' };
}
