import type { Call } from '@belvedere/kernel';
import { toPage } from '../to-page.ts';
import type { ListFactsInput, OutboxFactPage } from './schemas.ts';
import { listFactRows } from './table.ts';

export async function listFacts({ ctx, input }: Call<ListFactsInput>): Promise<OutboxFactPage> {
  return toPage(await listFactRows(ctx.tx, input), input.limit);
}
