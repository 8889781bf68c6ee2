import { callerId, type Call } from '@belvedere/kernel';
import type { RevokeAllInput } from '../schemas.ts';
import { endSessions, forgetCookie } from './session-service.ts';

export async function revokeAllSessions({ ctx, input }: Call<RevokeAllInput>): Promise<{ ended: number }> {
  const current = ctx.actor.type === 'user' ? ctx.actor.sessionId : undefined;
  const ended = await endSessions(ctx, callerId(ctx), { except: input.keepCurrent ? current : undefined });
  if (!input.keepCurrent) forgetCookie(ctx);
  return { ended };
}
