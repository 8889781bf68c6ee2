import { fail, type Call } from '@belvedere/kernel';
import { toursErrors } from '../errors.ts';
import type { TermKind, TermView } from './schemas.ts';
import { findTermByName, insertTerm, listTermRows, lockTerms } from './table.ts';

export async function createTerm({ ctx, input: { kind, name } }: Call<{ kind: TermKind; name: string }>): Promise<TermView> {
  await lockTerms(ctx, 'change');
  if (await findTermByName(ctx, kind, name)) fail(toursErrors.term_taken, { fields: { name: 'This name is in the list already.' } });
  const id = await insertTerm(ctx, kind, name);
  ctx.changed({ after: { kind, name } });
  return (await listTermRows(ctx, { id }))[0]!;
}
