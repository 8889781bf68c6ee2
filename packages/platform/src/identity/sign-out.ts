import type { Call } from '@belvedere/kernel';
import type { Done } from './schemas.ts';
import { forgetCookie } from './sessions/session-service.ts';
import { deleteSessions } from './sessions/table.ts';

export async function signOut({ ctx }: Call<object>): Promise<Done> {
  if (ctx.actor.type === 'user') await deleteSessions(ctx.tx, { id: ctx.actor.sessionId, userId: ctx.actor.userId });
  forgetCookie(ctx);
  return { status: 'done' };
}
