import { callerId, type Call } from '@belvedere/kernel';
import { fail } from '@belvedere/kernel/core';
import { identityErrors } from '../errors.ts';
import type { SessionId } from '../schemas.ts';
import { deleteSessions } from './table.ts';

export async function revokeSession({ ctx, input }: Call<SessionId>): Promise<SessionId> {
  const ended = await deleteSessions(ctx.tx, { id: input.id, userId: callerId(ctx) });
  if (ended === 0) fail(identityErrors.session_not_found);
  return { id: input.id };
}
