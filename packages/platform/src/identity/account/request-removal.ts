import { callerId, type Call } from '@belvedere/kernel';
import { commonErrors, DAY, fail } from '@belvedere/kernel/core';
import { requireStayingOwner } from '../../compliance/owners/require-staying-owner.ts';
import { tellPerson } from '../notices.ts';
import type { RemovalView } from '../schemas.ts';
import { findAccount } from '../table.ts';
import { setRemovalDue } from './table.ts';

/** Time to change one's mind, or to notice that somebody else asked. */
const THINK_IT_OVER = 14 * DAY;

export async function requestRemoval({ ctx }: Call<object>): Promise<RemovalView> {
  const account = (await findAccount(ctx.tx, { id: callerId(ctx) })) ?? fail(commonErrors.unauthenticated);
  await requireStayingOwner(ctx, account.id);
  const removalDueAt = new Date(ctx.now.getTime() + THINK_IT_OVER);
  await setRemovalDue(ctx.tx, account.id, removalDueAt);
  await tellPerson(ctx, account, { notice: 'removalAsked', detail: removalDueAt.toISOString().slice(0, 10) });
  ctx.changed({ after: { removalDueAt: removalDueAt.toISOString() } });
  return { removalDueAt };
}
