import type { Context } from '@belvedere/kernel';
import { tellPerson } from './notices.ts';
import { endSessions } from './sessions/session-service.ts';
import { deleteResets, setPasswordHash, type Account } from './table.ts';

/** A new password ends every session and every open link of the person, who is told by mail. */
export async function applyPassword(ctx: Context, account: Account, passwordHash: string): Promise<void> {
  await setPasswordHash(ctx.tx, account.id, passwordHash);
  await endSessions(ctx, account.id);
  await deleteResets(ctx.tx, account.id);
  await tellPerson(ctx, account, { notice: 'passwordChanged' });
  ctx.changed({ after: { userId: account.id } });
}
