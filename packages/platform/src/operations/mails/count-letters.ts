import type { Call } from '@belvedere/kernel';
import type { MailState } from './schemas.ts';
import { readMailState } from './table.ts';

export function countLetters({ ctx }: Call<object>): Promise<MailState> {
  return readMailState(ctx.tx);
}
