import type { Call } from '@belvedere/kernel';
import { hashToken } from '@belvedere/kernel/core';
import type { ConsentState, ConsentStateInput } from './schemas.ts';
import { listDecisions } from './table.ts';

/** What a visitor decided, purpose by purpose. A browser that asks not to be followed has decided, whatever it did before. */
export async function getConsentState({ ctx, input }: Call<ConsentStateInput>): Promise<ConsentState> {
  const decisions = await listDecisions(ctx.tx, ctx.tenantId, { visitKeyHash: hashToken(input.visitKey) });
  if (!ctx.request.privacySignal) return { items: decisions };
  return { items: decisions.map((decision) => ({ ...decision, granted: decision.granted && decision.purpose === 'necessary' })) };
}
