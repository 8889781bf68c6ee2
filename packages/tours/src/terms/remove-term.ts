import type { Call } from '@belvedere/kernel';
import type { RemovedTerm } from './schemas.ts';
import { deleteTermRow, findTerm, lockTerms, replaceInTours } from './table.ts';

/** Takes a category or tag from the list and from all tours. */
export async function removeTerm({ ctx, input: { termId } }: Call<{ termId: string }>): Promise<RemovedTerm> {
  await lockTerms(ctx, 'change');
  const term = await findTerm(ctx, termId);
  const changed = await replaceInTours(ctx, term, null);
  await deleteTermRow(ctx, termId);
  ctx.changed({ before: { kind: term.kind, name: term.name, tours: changed } });
  return { id: termId, changed };
}
