import { callerId, type Call } from '@belvedere/kernel';
import { fail } from '@belvedere/kernel/core';
import { identityErrors } from '../errors.ts';
import type { SessionsEnded, UserRef } from '../schemas.ts';
import { endSessions } from '../sessions/session-service.ts';
import { isThere } from './table.ts';

/** For when a device was lost: the person signs in again, and whoever has the device can't. */
export async function endSessionsOf({ ctx, input }: Call<UserRef>): Promise<SessionsEnded> {
  if (input.person === callerId(ctx)) fail(identityErrors.not_yourself);
  if (!(await isThere(ctx.tx, input.person))) fail(identityErrors.user_not_found);
  const ended = await endSessions(ctx, input.person);
  ctx.changed({ after: { userId: input.person, ended } });
  return { ended };
}
