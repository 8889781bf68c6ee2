import { fail, type Call } from '@belvedere/kernel';
import { toursErrors } from '../errors.ts';
import type { ChangedTerm } from './schemas.ts';
import { deleteTermRow, findTerm, listTermRows, lockTerms, replaceInTours } from './table.ts';

/** Puts one category or tag in place of another in all tours; the other leaves the list. */
export async function mergeTerms({
  ctx,
  input: { termId, intoTermId },
}: Call<{ termId: string; intoTermId: string }>): Promise<ChangedTerm> {
  await lockTerms(ctx, 'change');
  const [term, into] = [await findTerm(ctx, termId), await findTerm(ctx, intoTermId)];
  if (term.kind !== into.kind || term.id === into.id) fail(toursErrors.term_of_other_kind);
  const changed = await replaceInTours(ctx, term, into.name);
  await deleteTermRow(ctx, termId);
  ctx.changed({ before: { name: term.name }, after: { name: into.name, tours: changed } });
  return { term: (await listTermRows(ctx, { id: intoTermId }))[0]!, changed };
}
