import { callerId, type Call } from '@belvedere/kernel';
import { findLimits, type Limits } from './table.ts';

export function getMyLimits({ ctx }: Call<object>): Promise<Limits> {
  return findLimits(ctx.tx, callerId(ctx));
}
