import { fail, type Call } from '@belvedere/kernel';
import { toursErrors } from '../errors.ts';
import type { ChangedTerm } from './schemas.ts';
import { findTerm, findTermByName, listTermRows, lockTerms, renameTermRow, replaceInTours } from './table.ts';

/** Gives a category or tag another name in the list and in all tours. What is live says the old one until it is published again. */
export async function renameTerm({ ctx, input: { termId, name } }: Call<{ termId: string; name: string }>): Promise<ChangedTerm> {
  await lockTerms(ctx, 'change');
  const term = await findTerm(ctx, termId);
  const other = await findTermByName(ctx, term.kind, name);
  if (other && other.id !== termId) fail(toursErrors.term_taken, { fields: { name: 'This name is in the list already: merge the two.' } });
  const changed = term.name === name ? 0 : await replaceInTours(ctx, term, name);
  await renameTermRow(ctx, termId, name);
  ctx.changed({ before: { name: term.name }, after: { name, tours: changed } });
  return { term: (await listTermRows(ctx, { id: termId }))[0]!, changed };
}
