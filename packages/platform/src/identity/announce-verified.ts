import type { Context } from '@belvedere/kernel';
import { addressVerified } from './facts.ts';

/** Says that an account's address is proven: what was left under it elsewhere finds its owner. */
export function announceVerified(ctx: Context, userId: string): Promise<void> {
  return ctx.emit(addressVerified, { aggregateId: userId, payload: { userId } });
}
