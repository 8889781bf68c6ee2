import type { Context } from '@belvedere/kernel';
import { hashToken } from '@belvedere/kernel/core';
import { isLimited } from '../limits/is-limited.ts';
import { listDecisions, type Decider } from './table.ts';

/** Whether data may be used for a purpose: there is a decision for it, the browser does not object, and neither does the person. */
export async function hasConsent(
  ctx: Pick<Context, 'tx' | 'tenantId' | 'request'>,
  purpose: string,
  who: { userId: string } | { visitKey: string },
): Promise<boolean> {
  if (ctx.request.privacySignal) return false;
  if ('userId' in who && (await isLimited(ctx, who))) return false;
  const decider: Decider = 'userId' in who ? who : { visitKeyHash: hashToken(who.visitKey) };
  const decisions = await listDecisions(ctx.tx, ctx.tenantId, decider);
  return decisions.some((decision) => decision.purpose === purpose && decision.granted);
}
