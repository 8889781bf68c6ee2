import type { Call } from '@belvedere/kernel';
import type { OutboxState } from './schemas.ts';
import { readOutbox } from './table.ts';

export function countFacts({ ctx }: Call<object>): Promise<OutboxState> {
  return readOutbox(ctx.tx);
}
