import type { Call } from '@belvedere/kernel';
import { toPage } from '../to-page.ts';
import type { CaseNoticePage, ListCaseNoticesInput } from './schemas.ts';
import { listCaseRows } from './table.ts';

export async function listCaseNotices({ ctx, input }: Call<ListCaseNoticesInput>): Promise<CaseNoticePage> {
  return toPage(await listCaseRows(ctx.tx, input), input.limit);
}
