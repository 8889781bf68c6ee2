import type { Call } from '@belvedere/kernel';
import { visibleTours } from '../things/visible-tours.ts';
import type { TermKind, TermView } from './schemas.ts';
import { listTermRows } from './table.ts';

export async function listTerms({ ctx, input }: Call<{ kind: TermKind }>): Promise<{ items: TermView[] }> {
  return { items: await listTermRows(ctx, input, await visibleTours(ctx)) };
}
