import type { Call } from '@belvedere/kernel';
import { toPage } from '../to-page.ts';
import type { LetterPage, ListLettersInput } from './schemas.ts';
import { listLetterRows } from './table.ts';

export async function listLetters({ ctx, input }: Call<ListLettersInput>): Promise<LetterPage> {
  return toPage(await listLetterRows(ctx.tx, input), input.limit);
}
